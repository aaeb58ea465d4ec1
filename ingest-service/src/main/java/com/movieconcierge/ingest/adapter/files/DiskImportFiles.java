package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Row;
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
public record DiskImportFiles(
        ImportRequest request,
        @Nullable Path filmFile,
        @Nullable Path ratingFile) implements ImportFiles {
    static final int MAX_TABLE_LINE = 64 * 1024;
    static final int MAX_JSON_LINE = 1024 * 1024;

    /** @throws InvalidInputException when a file of the request is missing */
    public static ImportFiles find(ImportRequest request) {
        Path folder = request.file("movielens");
        if (folder == null) {
            Path export = request.file("tmdbExport");
            Path films = export == null ? request.file("movies") : export;
            return new DiskImportFiles(request, readable(films), readable(request.file("ratings")));
        }
        String ending = Files.exists(folder.resolve("movies.csv")) ? ".csv" : ".dat";
        return new DiskImportFiles(
                request, readable(folder.resolve("movies" + ending)), readable(folder.resolve("ratings" + ending)));
    }

    private static @Nullable Path readable(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new InvalidInputException(
                    Violation.BODY,
                    "there is no readable " + file.getFileName()
                            + "; a MovieLens folder has movies.csv and ratings.csv, or movies.dat and ratings.dat");
        }
        return file;
    }

    @Override
    public Optional<Row.Source<Film>> films() throws IOException {
        if (filmFile == null) {
            return Optional.empty();
        }
        Path folder = request.file("movielens");
        if (folder != null) {
            return Optional.of(MovieLensFilms.open(folder, filmFile, request.file("texts")));
        }
        LineRows.Parser<Film> parser = request.file("tmdbExport") == null ? FilmJson::parseLine : TmdbJson::parse;
        return Optional.of(LineRows.json(name(filmFile), open(filmFile, MAX_JSON_LINE), parser));
    }

    @Override
    public Optional<Row.Source<RatingSubmission>> ratings() throws IOException {
        if (ratingFile == null) {
            return Optional.empty();
        }
        boolean movieLens = request.file("movielens") != null;
        var table = new RatingTable(
                movieLens ? "ml:" : "csv:", movieLens && !name(ratingFile).endsWith(".csv"));
        return Optional.of(
                new LineRows<>(name(ratingFile), open(ratingFile, MAX_TABLE_LINE), StandardCharsets.UTF_8, table));
    }

    static BoundedLines open(Path file, int maxBytes) throws IOException {
        return new BoundedLines(Files.newInputStream(file), maxBytes);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public long filmBytes() {
        return size(filmFile);
    }

    @Override
    public long ratingBytes() {
        return size(ratingFile);
    }

    @Override
    public String fingerprint() {
        return stamp(filmFile) + " " + stamp(ratingFile) + " " + stamp(request.file("texts"));
    }

    private static String stamp(@Nullable Path file) {
        try {
            return file == null
                    ? "-"
                    : size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(@Nullable Path file) {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
