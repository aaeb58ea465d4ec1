package com.movieconcierge.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A viewer asks to be forgotten, with all they did up to then: whatever is on the log of ratings before {@code ratingsEnd},
 * be its {@code ratedAt} ahead of the clock or not, and whatever comes later but was rated up to {@code requestedAt}.
 *
 * @param ratingsEnd where the viewer's partition of {@code ratings} ended when they asked; {@link LogPosition#NONE} where
 *     the request does not say
 * @param receipt once nothing names the viewer any more; by then {@code userId} is a pseudonym
 */
public record Erasure(String userId, Instant requestedAt, LogPosition ratingsEnd, Optional<ErasureReceipt> receipt) {
    /** A request of which nothing is done yet. */
    public Erasure(String userId, Instant requestedAt, LogPosition ratingsEnd) {
        this(userId, requestedAt, ratingsEnd, Optional.empty());
    }

    /** As it counts on the partition where it lies: what it says about another one than its viewer's says nothing. */
    public Erasure on(int partition) {
        return ratingsEnd.partition() == partition ? this : new Erasure(userId, requestedAt, LogPosition.NONE, receipt);
    }
}
