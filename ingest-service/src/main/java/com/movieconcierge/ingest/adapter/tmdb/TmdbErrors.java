package com.movieconcierge.ingest.adapter.tmdb;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.json.JsonDocument;
import java.util.Optional;

/** TMDb's errors: {@code {"status_code": 7, "status_message": "Invalid API key..."}}. Source: its reference, "Errors". */
final class TmdbErrors {
    private static final int LONGEST = 200;

    private TmdbErrors() {}

    static Optional<String> message(byte[] body) {
        try {
            String text = JsonDocument.parse(body).path("status_message").asString("");
            return Optional.of(text.substring(0, Math.min(text.length(), LONGEST)))
                    .filter(message -> !message.isBlank());
        } catch (InvalidInputException e) {
            // an error page in HTML, say: its status has to do
            return Optional.empty();
        }
    }
}
