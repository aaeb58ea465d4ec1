package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.RowSource;
import com.movieconcierge.ingest.domain.imports.ImportFiles;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import com.movieconcierge.ingest.json.FilmJson;
import com.movieconcierge.ingest.json.TmdbJson;
import com.movieconcierge.ingest.text.BoundedLines;
import com.movieconcierge.ingest.text.LineRows;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports from local files. */
public final class DiskImportFiles implements ImportFiles {
    static final int MAX_TABLE_LINE = 64 * 1024;
    static final int MAX_JSON_LINE = 1024 * 1024;

    /** Opens a file of rows. */
    private interface Opener<T> {
        RowSource<T> open() throws IOException;
    }

    private record Part<T>(Path file, Opener<T> opener) {}

    private final Optional<Part<Film>> films;
    private final Optional<Part<RatingSubmission>> ratings;
    private final @Nullable Path texts;

    private DiskImportFiles(
            @Nullable Part<Film> films, @Nullable Part<RatingSubmission> ratings, @Nullable Path texts) {
        this.films = Optional.ofNullable(films);
        this.ratings = Optional.ofNullable(ratings);
        this.texts = texts;
    }

    /**
     * The files of a request.
     *
     * @throws InvalidInputException when one is missing
     */
    public static ImportFiles find(ImportRequest request) {
        if (request instanceof ImportRequest.MovieLens movieLens) {
            return movieLens(movieLens.folder(), movieLens.texts());
        }
        if (request instanceof ImportRequest.TmdbExport export) {
            return new DiskImportFiles(jsonFilms(export.file(), TmdbJson::parse), null, null);
        }
        var tables = (ImportRequest.Tables) request;
        Path movies = tables.movies();
        Path ratings = tables.ratings();
        return new DiskImportFiles(
                movies == null ? null : jsonFilms(movies, FilmJson::parseLine),
                ratings == null ? null : table(ratings, RatingTable.csv("csv:")),
                null);
    }

    private static ImportFiles movieLens(Path folder, @Nullable Path texts) {
        boolean csv = Files.exists(folder.resolve("movies.csv"));
        Path movies = existing(folder.resolve(csv ? "movies.csv" : "movies.dat"));
        Path ratings = existing(folder.resolve(csv ? "ratings.csv" : "ratings.dat"));
        return new DiskImportFiles(
                new Part<>(movies, () -> MovieLensFilms.open(folder, movies, texts)),
                csv ? table(ratings, RatingTable.csv("ml:")) : table(ratings, RatingTable.movieLens1m("ml:")),
                texts);
    }

    private static Part<Film> jsonFilms(Path file, LineRows.Parser<Film> parser) {
        return new Part<>(
                existing(file),
                () -> LineRows.json(name(file), new BoundedLines(Files.newInputStream(file), MAX_JSON_LINE), parser));
    }

    private static Part<RatingSubmission> table(Path file, RatingTable table) {
        return new Part<>(
                existing(file),
                () -> new LineRows<>(
                        name(file),
                        new BoundedLines(Files.newInputStream(file), MAX_TABLE_LINE),
                        StandardCharsets.UTF_8,
                        table.fresh()));
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new InvalidInputException(
                    Violation.BODY,
                    "there is no readable " + file.getFileName()
                            + "; a MovieLens folder has movies.csv and ratings.csv, or movies.dat and ratings.dat");
        }
        return file;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public Optional<RowSource<Film>> films() throws IOException {
        return films.isPresent() ? Optional.of(films.get().opener().open()) : Optional.empty();
    }

    @Override
    public Optional<RowSource<RatingSubmission>> ratings() throws IOException {
        return ratings.isPresent() ? Optional.of(ratings.get().opener().open()) : Optional.empty();
    }

    @Override
    public long filmBytes() {
        return films.isPresent() ? size(films.get().file()) : 0;
    }

    @Override
    public long ratingBytes() {
        return ratings.isPresent() ? size(ratings.get().file()) : 0;
    }

    @Override
    public String fingerprint() {
        return stamp(films.map(Part::file).orElse(null)) + " "
                + stamp(ratings.map(Part::file).orElse(null)) + " " + stamp(texts);
    }

    private static String stamp(@Nullable Path file) {
        try {
            return file == null
                    ? "-"
                    : Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
