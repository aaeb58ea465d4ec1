package com.movieconcierge.ingest.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import com.movieconcierge.ingest.support.Fixtures;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskImportFilesTest {
    private static <T> List<Row<T>> all(Row.Source<T> source) throws IOException {
        var rows = new ArrayList<Row<T>>();
        try (source) {
            for (Row<T> row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Film> values(List<Row<Film>> rows) {
        return rows.stream().filter(row -> row.value() != null).map(Row::value).toList();
    }

    @Test
    void filmsAreJoinedWithLinksAndTexts() throws IOException {
        var request =
                ImportRequest.of(Map.of("movielens", Fixtures.path("ml-csv"), "texts", Fixtures.path("texts.jsonl")));
        List<Row<Film>> rows = all(DiskImportFiles.find(request).films().orElseThrow());

        Film first = values(rows).get(0);
        assertThat(first.title()).isEqualTo("Paper Lanterns");
        assertThat(first.year()).isEqualTo(1995);
        assertThat(first.genres()).containsExactly("Drama", "Romance");
        assertThat(first.synopsis()).isEqualTo("Two sisters light a river.");
        assertThat(first.cast()).containsExactly("Bo Sample", "Cy Sample");
        assertThat(first.imdbId()).isEqualTo("tt0111111");
        assertThat(first.tmdbId()).isEqualTo("11");
        assertThat(values(rows)).extracting(Film::title).contains("The Long Walk", "Say \"When\"");
        assertThat(values(rows))
                .filteredOn(film -> film.movieId().equals("4"))
                .first()
                .satisfies(film -> {
                    assertThat(film.year()).isEqualTo(1988);
                    assertThat(film.genres()).containsExactly("Western");
                });
    }

    @Test
    void aDamagedLineSpoilsOnlyItself() throws IOException {
        var request =
                ImportRequest.of(Map.of("movielens", Fixtures.path("ml-csv"), "texts", Fixtures.path("texts.jsonl")));
        List<Row<Film>> rows = all(DiskImportFiles.find(request).films().orElseThrow());

        assertThat(rows)
                .filteredOn(row -> row.value() == null)
                .extracting(row -> row.file() + ":" + row.line())
                .containsExactly("texts.jsonl:2", "movies.csv:4");
        assertThat(rows).hasSize(8);
    }

    @Test
    void ratingsGetAnEventIdThatIsTheSameEachTime() throws IOException {
        var request = ImportRequest.of(Map.of("movielens", Fixtures.path("ml-csv")));
        List<Row<RatingSubmission>> rows =
                all(DiskImportFiles.find(request).ratings().orElseThrow());

        assertThat(rows.get(0).value())
                .isEqualTo(new RatingSubmission("ml:1:1:964982703", "1", "1", 4.0, Instant.ofEpochSecond(964982703)));
        assertThat(rows)
                .filteredOn(row -> row.value() == null)
                .extracting(row -> row.line() + " " + row.violations().get(0).field())
                .containsExactly("6 rating", "7 body");
        assertThat(all(DiskImportFiles.find(request).ratings().orElseThrow())).isEqualTo(rows);
    }

    @Test
    void theColonsOfMovieLens1mAreReadAsLatin1() throws IOException {
        var files = DiskImportFiles.find(ImportRequest.of(Map.of("movielens", Fixtures.path("ml-dat"))));

        Film film = values(all(files.films().orElseThrow())).get(0);
        assertThat(film.title()).isEqualTo("The Café Waltz");
        assertThat(film.genres()).containsExactly("Children", "Drama");
        assertThat(all(files.ratings().orElseThrow()))
                .extracting(row -> row.value() == null ? "" : row.value().eventId())
                .containsExactly("ml:1:1:978300760", "ml:1:2:978302109", "ml:2:2:978302110");
    }

    @Test
    void tablesAreReadByTheirHeader(@TempDir Path folder) throws IOException {
        Path ratings = folder.resolve("r.csv");
        Files.writeString(ratings, "ratedAt,rating,movieId,userId\n2024-05-01T20:15:00Z,3.5,m-1,ada\n");
        var files = DiskImportFiles.find(ImportRequest.of(Map.of("ratings", ratings)));

        assertThat(files.films()).isEmpty();
        assertThat(all(files.ratings().orElseThrow()).get(0).value())
                .isEqualTo(new RatingSubmission(
                        "csv:ada:m-1:1714594500", "ada", "m-1", 3.5, Instant.parse("2024-05-01T20:15:00Z")));
    }

    @Test
    void aFolderWithoutTheFilesIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> DiskImportFiles.find(ImportRequest.of(Map.of("movielens", folder))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("movies.dat");
    }

    @Test
    void theFingerprintChangesWithAFile(@TempDir Path folder) throws IOException {
        Path ratings = folder.resolve("r.csv");
        Files.writeString(ratings, "a");
        var request = ImportRequest.of(Map.of("ratings", ratings));
        String before = DiskImportFiles.find(request).fingerprint();
        Files.writeString(ratings, "ab");

        assertThat(DiskImportFiles.find(request).fingerprint()).isNotEqualTo(before);
    }
}
