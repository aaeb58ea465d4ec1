package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.text.CsvLine;
import com.movieconcierge.ingest.text.LineRows;
import com.movieconcierge.model.Violation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ratings in columns: comma-separated under a header that names them, or MovieLens 1M's {@code user::movie::rating::time}.
 * A row without an eventId of its own gets one made of viewer, film and time, the same whenever it is read.
 */
final class RatingTable implements LineRows.Parser<RatingSubmission> {
    private static final List<String> MOVIELENS_1M = List.of("userId", "movieId", "rating", "timestamp");
    /** Beyond it a number of seconds would lie in the year 5138: it must be milliseconds. */
    private static final long MAX_SECONDS = 100_000_000_000L;

    private final String idPrefix;
    private @Nullable List<String> columns;
    private final boolean doubleColons;

    /**
     * @param idPrefix in front of the eventIds made here, e.g. {@code ml:}
     * @param doubleColons whether it is MovieLens 1M's
     */
    RatingTable(String idPrefix, boolean doubleColons) {
        this.idPrefix = idPrefix;
        this.columns = doubleColons ? MOVIELENS_1M : null;
        this.doubleColons = doubleColons;
    }

    @Override
    public @Nullable RatingSubmission parse(byte[] line) {
        String text = new String(line, doubleColons ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        List<String> cells = CsvLine.cells(text, doubleColons);
        if (columns == null) {
            columns = header(cells);
            return null;
        }
        if (cells.size() != columns.size()) {
            throw new InvalidInputException(
                    Violation.BODY, "has " + cells.size() + " fields, expected " + columns.size() + ": " + columns);
        }
        var violations = new ArrayList<Violation>(0);
        String userId = cell(cells, "userId");
        String movieId = cell(cells, "movieId");
        String time = cell(cells, columns.contains("timestamp") ? "timestamp" : "ratedAt");
        Double rating = stars(cell(cells, "rating"), violations);
        Instant ratedAt = time(time, violations);
        if (!violations.isEmpty() || ratedAt == null) {
            throw new InvalidInputException(violations);
        }
        String eventId = columns.contains("eventId")
                ? cell(cells, "eventId")
                : idPrefix + userId + ":" + movieId + ":" + ratedAt.getEpochSecond();
        return new RatingSubmission(eventId, userId, movieId, rating, ratedAt);
    }

    private static List<String> header(List<String> cells) {
        List<String> names = cells.stream().map(String::strip).toList();
        if (!names.containsAll(List.of("userId", "movieId", "rating"))
                || !(names.contains("timestamp") || names.contains("ratedAt"))) {
            throw new InvalidInputException(
                    Violation.BODY, "the header must name userId, movieId, rating, and timestamp or ratedAt: " + names);
        }
        return names;
    }

    private String cell(List<String> cells, String column) {
        return columns == null ? "" : cells.get(columns.indexOf(column)).strip();
    }

    private static @Nullable Double stars(String text, List<Violation> violations) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            violations.add(new Violation("rating", "must be a number, is '" + text + "'"));
            return null;
        }
    }

    private static @Nullable Instant time(String text, List<Violation> violations) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            long number = Long.parseLong(text);
            return number >= MAX_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (NumberFormatException | DateTimeException e) {
            violations.add(new Violation("timestamp", "must be seconds since 1970, is '" + text + "'"));
            return null;
        }
    }
}
