package com.movieconcierge.evaluation.data;

import com.movieconcierge.ingest.adapter.files.DiskImportFiles;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.imports.ImportFiles;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A MovieLens folder, read by the importer of the product. */
public final class MovieLensFolder {
    private MovieLensFolder() {}

    /**
     * @param texts JSON lines by movieId, or null
     * @throws EvaluationException when a row cannot be used: an evaluation of a part would be one of other data
     */
    public static DatasetBuilder read(Path folder, @Nullable Path texts) throws IOException {
        var builder = new DatasetBuilder();
        forEachFilm(folder, texts, builder::film);
        forEachRating(
                folder,
                rating -> builder.rating(
                        rating.userId(),
                        rating.movieId(),
                        Objects.requireNonNull(rating.rating()).floatValue(),
                        Objects.requireNonNull(rating.ratedAt()).getEpochSecond()));
        return builder;
    }

    /** The films in the order of rows; otherwise as {@link #read}. */
    public static void forEachFilm(Path folder, @Nullable Path texts, Consumer<Film> to) throws IOException {
        Map<String, Path> files = files(folder);
        if (texts != null) {
            files.put("texts", texts.toAbsolutePath());
        }
        forEach(found(files).films(), to);
    }

    /** The ratings in the order of rows, each with its stars and its time; otherwise as {@link #read}. */
    public static void forEachRating(Path folder, Consumer<RatingSubmission> to) throws IOException {
        forEach(found(files(folder)).ratings(), rating -> to.accept(complete(rating)));
    }

    private static Map<String, Path> files(Path folder) {
        return new HashMap<>(Map.of("movielens", folder.toAbsolutePath()));
    }

    private static <T> void forEach(Optional<Row.Source<T>> source, Consumer<T> to) throws IOException {
        try (Row.Source<T> rows = opened(source)) {
            for (Row<T> row = rows.next(); row != null; row = rows.next()) {
                to.accept(value(row));
            }
        }
    }

    private static ImportFiles found(Map<String, Path> files) {
        try {
            return DiskImportFiles.find(ImportRequest.of(files));
        } catch (InvalidInputException e) {
            throw new EvaluationException(files.get("movielens") + ": "
                    + e.violations().stream().map(Violation::message).collect(Collectors.joining("; ")));
        }
    }

    private static <T> Row.Source<T> opened(Optional<Row.Source<T>> source) {
        return source.orElseThrow(() -> new EvaluationException("The folder has no films or no ratings."));
    }

    private static RatingSubmission complete(RatingSubmission rating) {
        if (rating.rating() == null || rating.ratedAt() == null) {
            throw new EvaluationException(
                    "A rating of viewer " + rating.userId() + " lacks its stars or its time; evaluation needs both.");
        }
        return rating;
    }

    private static <T> T value(Row<T> row) {
        T value = row.value();
        if (value == null) {
            throw new EvaluationException(row.file() + ", line " + row.line() + ": "
                    + row.violations().stream().map(Violation::sentence).collect(Collectors.joining("; ")));
        }
        return value;
    }
}
