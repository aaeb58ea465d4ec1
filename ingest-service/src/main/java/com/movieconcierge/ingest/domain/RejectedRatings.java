package com.movieconcierge.ingest.domain;

import java.util.concurrent.CompletableFuture;

/** Where the unusable lines of a stream of ratings are kept aside. */
public interface RejectedRatings {
    /** Keeps a line with the reason; the result is as that of {@link RatingLog#append}. */
    CompletableFuture<?> keep(Row<?> line, String reason);
}
