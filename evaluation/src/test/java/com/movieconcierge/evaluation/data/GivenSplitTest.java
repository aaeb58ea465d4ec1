package com.movieconcierge.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSplitTest {
    @TempDir
    private Path folder;

    @Test
    void threeFilesAreOneNumberingAndOneQuestionAViewer() throws IOException {
        Split split = GivenSplit.read(
                file("train.csv", "userId,movieId\nann,a\nann,b\n"),
                file("query.csv", "userId,movieId,rating,timestamp\nbob,b,5,10\nbob,c,2,20\n"),
                file("holdout.csv", "userId,movieId,rating,timestamp\nbob,a,4,30\n"),
                true);
        assertThat(split.training().viewers()).hasSize(1);
        assertThat(split.training().films()).isEqualTo(3);
        Question question = split.questions().get(0);
        assertThat(SplitterTest.films(question.history())).containsExactly(1, 2);
        assertThat(question.targets()).containsExactly(0);
        assertThat(question.askedAt()).hasValue(30);
        assertThat(split.hasMoments()).isTrue();
        assertThat(question.history().stars(1)).isEqualTo(2);
    }

    @Test
    void withoutTimesNobodyKnowsTheMomentOfAsking() throws IOException {
        Split split = GivenSplit.read(
                file("train.csv", "\ufeffuserId,movieId\nann,a\nann,b\n"),
                file("query.csv", "userId,movieId\nann,a\n"),
                file("holdout.csv", "userId,movieId\nann,b\n"),
                true);
        assertThat(split.questions().get(0).askedAt()).isEmpty();
        assertThat(split.hasMoments()).isFalse();
        assertThat(split.questions().get(0).stars()[0]).isNaN();
    }

    @Test
    void whatCannotBeReadIsNamedByFileAndLine() throws IOException {
        Path good = file("good.csv", "userId,movieId,rating\nann,a,4\n");
        assertThatThrownBy(
                        () -> GivenSplit.read(good, good, file("bad.csv", "userId,movieId,rating\nann,b,many\n"), true))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("bad.csv, line 2: rating and timestamp must be numbers");
        assertThatThrownBy(() -> GivenSplit.read(file("no.csv", "user,item\n"), good, good, true))
                .hasMessageContaining("no.csv, line 1: the header must name userId and movieId");
        assertThatThrownBy(() -> GivenSplit.read(file("few.csv", "userId,movieId\nann\n"), good, good, true))
                .hasMessageContaining("few.csv, line 2: has 1 fields, the header has 2");
    }

    @Test
    void aFilmCannotBeBothSeenAndAskedFor() throws IOException {
        Path same = file("same.csv", "userId,movieId\nann,a\n");
        assertThatThrownBy(() -> GivenSplit.read(same, same, same, true))
                .hasMessageContaining("Viewer ann has a film both in the query and in the holdout");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
