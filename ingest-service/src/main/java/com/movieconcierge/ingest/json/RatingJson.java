package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import java.util.Set;

/** A rating in JSON: {@code {eventId?, userId, movieId, rating, ratedAt?}}. */
public final class RatingJson {
    private static final Set<String> FIELDS = Set.of("eventId", "userId", "movieId", "rating", "ratedAt");

    private RatingJson() {}

    /** @throws InvalidInputException naming every field that is unknown, missing or of another type */
    public static RatingSubmission parse(byte[] document) {
        var fields = new JsonFields(JsonDocument.parse(document));
        fields.allowOnly(FIELDS);
        var rating = new RatingSubmission(
                fields.optionalText("eventId"),
                fields.text("userId"),
                fields.text("movieId"),
                fields.number("rating"),
                fields.optionalInstant("ratedAt"));
        fields.check();
        return rating;
    }
}
