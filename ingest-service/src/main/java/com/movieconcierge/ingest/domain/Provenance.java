package com.movieconcierge.ingest.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the content of a field came from, written {@code source} or {@code source@day}: the page has to name some sources,
 * and what is older than a source allows has to be asked for again.
 *
 * @param source in lower case, as {@value #TMDB}
 * @param askedOn null where nobody knows, as of an export
 */
public record Provenance(String source, @Nullable LocalDate askedOn) {
    public static final String TMDB = "tmdb";

    /** What a text says; empty where it is none of ours. */
    public static Optional<Provenance> parse(String text) {
        int at = text.indexOf('@');
        try {
            return Optional.of(
                    at < 0
                            ? new Provenance(text, null)
                            : new Provenance(text.substring(0, at), LocalDate.parse(text.substring(at + 1))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return askedOn == null ? source : source + "@" + askedOn;
    }
}
