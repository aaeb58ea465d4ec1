package com.movieconcierge.evaluation.prequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayLogTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void films() throws IOException {
        Files.writeString(folder.resolve("movies.csv"), "movieId,title,genres\n1,A (1990),Drama\n2,B (1991),Drama\n");
        ratings("ben,1,3.0,300", "ada,2,4.0,200", "ada,1,5.0,100", "cy,2,2.0,200", "ben,2,1.0,200");
    }

    private void ratings(String... rows) throws IOException {
        Files.writeString(
                folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n" + String.join("\n", rows) + "\n");
    }

    @Test
    void allViewersCountInTheOrderOfTimeAndRowsOfOneMomentStayInOrder() throws IOException {
        assertThat(names(ReplayLog.read(folder, ReplayLog.ALL).replayed()))
                .containsExactly("ada 1", "ada 2", "cy 2", "ben 2", "ben 1");
    }

    /** The moment 200 has three ratings: wherever it is cut, each is on one side. */
    @ParameterizedTest
    @CsvSource({"1,4", "2,3", "3,2", "4,1", "5,0", "9,0"})
    void whatIsNotReplayedIsKnown(int last, int known) throws IOException {
        ReplayLog log = ReplayLog.read(folder, last);
        List<RatingSubmission> before = new ArrayList<>();
        log.forEachKnown(before::add);
        assertThat(log.known()).isEqualTo(known).isEqualTo(before.size());
        assertThat(log.ratings()).isEqualTo(5);
        before.sort(Comparator.comparing(ReplayLog::moment));
        before.addAll(log.replayed());
        assertThat(names(before)).containsExactly("ada 1", "ada 2", "cy 2", "ben 2", "ben 1");
    }

    @Test
    void whatCannotBeReplayedIsRefused() throws IOException {
        ratings("ada,7,5.0,100");
        assertThatThrownBy(() -> ReplayLog.read(folder, 1))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("A rating of viewer ada is of film 7, which the folder does not have.");
        ratings();
        assertThatThrownBy(() -> ReplayLog.read(folder, 1))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("There is no rating");
        ratings("ada,1,great,100");
        assertThatThrownBy(() -> ReplayLog.read(folder, 1))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("ratings.csv, line 2");
    }

    private static List<String> names(List<RatingSubmission> ratings) {
        return ratings.stream()
                .map(rating -> rating.userId() + " " + rating.movieId())
                .toList();
    }
}
