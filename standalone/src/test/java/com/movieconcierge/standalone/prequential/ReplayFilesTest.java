package com.movieconcierge.standalone.prequential;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.prequential.ReplayLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFilesTest {
    @TempDir
    private Path folder;

    private Path movieLens;

    @BeforeEach
    void make() throws IOException {
        movieLens = Files.createDirectory(folder.resolve("ml"));
    }

    @Test
    void theImporterReadsFilmsWithoutRatingsAndThenTheRatingsThatAreKnown() throws IOException {
        Files.writeString(
                movieLens.resolve("movies.csv"), "movieId,title,genres\n1,\"A, the (1990)\",Drama\n2,B (1991),\n");
        Files.writeString(movieLens.resolve("links.csv"), "movieId,imdbId,tmdbId\n1,2,3\n");
        Files.writeString(
                movieLens.resolve("ratings.csv"), "userId,movieId,rating,timestamp\nada,1,4.5,200\nada,2,3.0,100\n");
        Path films = ReplayFiles.films(movieLens, folder.resolve("films"));
        assertThat(films.resolve("movies.csv")).hasSameTextualContentAs(movieLens.resolve("movies.csv"));
        assertThat(films.resolve("links.csv")).hasSameTextualContentAs(movieLens.resolve("links.csv"));
        assertThat(films.resolve("ratings.csv")).hasContent("userId,movieId,rating,timestamp\n");
        List<String> seen = new ArrayList<>();
        Path known = ReplayFiles.known(
                ReplayLog.read(movieLens, 1), folder.resolve("known.csv"), rating -> seen.add(rating.movieId()));
        assertThat(known)
                .hasContent("eventId,userId,movieId,rating,ratedAt\nml:ada:2:100,ada,2,3.0,1970-01-01T00:01:40Z\n");
        assertThat(seen).containsExactly("2");
    }

    @Test
    void theOtherFormOfMovieLensIsTakenAsWell() throws IOException {
        Files.writeString(movieLens.resolve("movies.dat"), "1::A (1990)::Drama\n");
        Files.writeString(movieLens.resolve("ratings.dat"), "7::1::4::200\n8::1::5::100\n");
        Path films = ReplayFiles.films(movieLens, folder.resolve("films"));
        assertThat(films.resolve("movies.dat")).exists();
        assertThat(films.resolve("ratings.dat")).isEmptyFile();
        Path known = ReplayFiles.known(ReplayLog.read(movieLens, 1), folder.resolve("known.csv"), rating -> {});
        assertThat(known).content().contains("ml:8:1:100,8,1,5.0,1970-01-01T00:01:40Z");
    }
}
