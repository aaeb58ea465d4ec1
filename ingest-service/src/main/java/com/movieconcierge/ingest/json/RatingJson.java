package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;

/** A rating in JSON: {@code {eventId?, userId, movieId, rating, ratedAt?}}. */
public final class RatingJson {
    private RatingJson() {}

    /** @throws InvalidInputException naming every field that is unknown, missing or of another type */
    public static RatingSubmission parse(byte[] document) {
        var fields = JsonFields.of(document);
        var rating = new RatingSubmission(
                fields.optionalText("eventId"),
                fields.text("userId"),
                fields.text("movieId"),
                fields.number("rating"),
                fields.optionalInstant("ratedAt"));
        fields.checkNothingElse();
        return rating;
    }
}
