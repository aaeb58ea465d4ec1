package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Rating;
import java.util.concurrent.CompletableFuture;

/** The durable log of ratings, in order per viewer. */
public interface RatingLog {
    /**
     * Appends one event.
     *
     * @return completes when the event is durable; fails with {@link UnavailableException} when the log cannot take it
     *     within its time limits. Blocks the caller, within the same limits, while too much is on its way.
     */
    CompletableFuture<Receipt> append(Rating rating);
}
