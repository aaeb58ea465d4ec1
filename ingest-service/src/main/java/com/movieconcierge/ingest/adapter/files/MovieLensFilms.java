package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.MovieLensTitle;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.text.BoundedLines;
import com.movieconcierge.ingest.text.CsvLine;
import com.movieconcierge.ingest.text.LineRows;
import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Films of a MovieLens folder, {@code movies.csv} or {@code movies.dat}, joined with links and texts where there are any. */
record MovieLensFilms(@Nullable TextsIndex texts, Row.Source<Film> rows) implements Row.Source<Film> {

    /** Ids elsewhere. */
    private record Link(String imdbId, String tmdbId) {
        static final Link NONE = new Link("", "");
    }

    static MovieLensFilms open(Path folder, Path movies, @Nullable Path texts) throws IOException {
        Map<String, Link> links = links(folder.resolve("links.csv"));
        boolean csv = movies.toString().endsWith(".csv");
        Charset charset = csv ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        TextsIndex index = texts == null ? null : TextsIndex.of(texts);
        BoundedLines lines = DiskImportFiles.open(movies, DiskImportFiles.MAX_TABLE_LINE);
        return new MovieLensFilms(
                index,
                new LineRows<>(
                        DiskImportFiles.name(movies),
                        lines,
                        charset,
                        line -> film(new String(line, charset), csv, links)));
    }

    @Override
    public @Nullable Row<Film> next() throws IOException {
        Row<Film> badText = texts == null ? null : texts.badLines().poll();
        if (badText != null) {
            return badText;
        }
        Row<Film> row = rows.next();
        Film film = row == null ? null : row.value();
        if (row == null || film == null || texts == null) {
            return row;
        }
        Optional<Film> text = texts.find(film.movieId());
        return text.isEmpty() ? row : Row.of(row.file(), row.line(), row.raw(), joined(film, text.get()));
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        if (texts != null) {
            texts.close();
        }
    }

    private static @Nullable Film film(String line, boolean csv, Map<String, Link> links) {
        List<String> cells = CsvLine.cells(line, !csv);
        if (csv && cells.get(0).equals("movieId")) {
            return null;
        }
        if (cells.size() != 3) {
            throw new InvalidInputException(
                    Violation.BODY, "has " + cells.size() + " fields, expected movieId, title and genres");
        }
        MovieLensTitle title = MovieLensTitle.parse(cells.get(1));
        Link link = links.getOrDefault(cells.get(0), Link.NONE);
        return Film.builder(cells.get(0), title.title())
                .year(title.year())
                .genres(genres(cells.get(2)))
                .tmdbId(link.tmdbId().isEmpty() ? null : link.tmdbId())
                .imdbId(link.imdbId().isEmpty() ? null : "tt" + link.imdbId())
                .build();
    }

    /** The row of the table, with all that the texts add. */
    private static Film joined(Film film, Film text) {
        return text.toBuilder()
                .movieId(film.movieId())
                .title(film.title())
                .year(film.year() == null ? text.year() : film.year())
                .genres(film.genres().isEmpty() ? text.genres() : film.genres())
                .tmdbId(film.tmdbId() == null ? text.tmdbId() : film.tmdbId())
                .imdbId(film.imdbId() == null ? text.imdbId() : film.imdbId())
                .build();
    }

    private static List<String> genres(String cell) {
        // MovieLens 1M writes "Children's" where the later sets write "Children".
        return cell.isBlank() || cell.equals(Genres.NONE)
                ? List.of()
                : Arrays.stream(cell.strip().split("\\|"))
                        .map(genre -> genre.equals("Children's") ? "Children" : genre)
                        .filter(genre -> !genre.isBlank())
                        .toList();
    }

    private static Map<String, Link> links(Path file) throws IOException {
        var links = new HashMap<String, Link>();
        if (Files.exists(file)) {
            try (BoundedLines lines = DiskImportFiles.open(file, DiskImportFiles.MAX_TABLE_LINE)) {
                while (lines.next()) {
                    List<String> cells = CsvLine.splitAt(lines.text(StandardCharsets.UTF_8), ",");
                    if (cells.size() == 3) {
                        links.put(cells.get(0), new Link(cells.get(1), cells.get(2)));
                    }
                }
            }
        }
        return links;
    }
}
