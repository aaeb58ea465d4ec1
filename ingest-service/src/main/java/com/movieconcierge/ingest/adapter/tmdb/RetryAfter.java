package com.movieconcierge.ingest.adapter.tmdb;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a server says about when to come back (RFC 9110, 10.2.3): seconds or a date, within reason. */
final class RetryAfter {
    /** Whoever asks for more is asked again after this; a job that gets nowhere pauses by itself. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private RetryAfter() {}

    /** The wait; empty where there is none, or nothing that makes sense. */
    static Optional<Duration> parse(Optional<String> header, Instant now) {
        return header.flatMap(text -> wait(text.strip(), now))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> wait(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("\\d+")
                            ? Duration.ofSeconds(text.length() > 9 ? LONGEST.toSeconds() : Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
