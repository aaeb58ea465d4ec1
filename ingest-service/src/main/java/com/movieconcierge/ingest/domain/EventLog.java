package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import java.util.concurrent.CompletableFuture;

/**
 * The durable log of ratings, in order per viewer, and of films, of which the newest entry of a movieId holds.
 *
 * <p>A result completes when its entry is durable, and fails with {@link UnavailableException} when the log cannot take it
 * within its time limits. Every method blocks the caller, within the same limits, while too much is on its way.
 */
public interface EventLog {
    CompletableFuture<Receipt> append(Rating rating);

    CompletableFuture<Receipt> append(Film film);

    /** Appends that there is no such film any more. */
    CompletableFuture<Receipt> remove(String movieId);

    /** Keeps an unusable line of a stream of ratings aside, with the reason. */
    CompletableFuture<?> reject(Row<?> line, String reason);
}
