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
import java.util.Optional;
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
        Map<String, Path> files = new HashMap<>(Map.of("movielens", folder.toAbsolutePath()));
        if (texts != null) {
            files.put("texts", texts.toAbsolutePath());
        }
        ImportFiles source = found(files);
        var builder = new DatasetBuilder();
        try (Row.Source<Film> films = opened(source.films())) {
            for (Row<Film> row = films.next(); row != null; row = films.next()) {
                builder.film(value(row));
            }
        }
        try (Row.Source<RatingSubmission> ratings = opened(source.ratings())) {
            for (Row<RatingSubmission> row = ratings.next(); row != null; row = ratings.next()) {
                add(builder, value(row));
            }
        }
        return builder;
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

    private static void add(DatasetBuilder builder, RatingSubmission rating) {
        if (rating.rating() == null || rating.ratedAt() == null) {
            throw new EvaluationException(
                    "A rating of viewer " + rating.userId() + " lacks its stars or its time; evaluation needs both.");
        }
        builder.rating(
                rating.userId(),
                rating.movieId(),
                rating.rating().floatValue(),
                rating.ratedAt().getEpochSecond());
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
