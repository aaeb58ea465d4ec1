package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Rating;
import com.movieconcierge.model.Violation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds submissions to the rules, turns them into events, with their identity and time, and appends and counts them. */
public record RatingAppender(RecentEvents memory, IngestMetrics metrics, Clock clock) {

    public List<Violation> violations(RatingSubmission rating) {
        return rating.violations(clock.instant());
    }

    /** Counts a submission that breaks rules. */
    public void reject(String source, List<Violation> violations) {
        metrics.rejected(source, violations.get(0).field());
    }

    /** @throws ConflictingEventException when the eventId has been appended lately for another submission */
    public CompletableFuture<Receipt> appendOnce(RatingSubmission rating, String source, EventLog log) {
        String eventId = rating.eventId();
        return eventId == null
                ? append(UUID.randomUUID().toString(), rating, source, log)
                : memory.once(eventId, rating, () -> append(eventId, rating, source, log));
    }

    public CompletableFuture<Receipt> append(String eventId, RatingSubmission rating, String source, EventLog log) {
        Instant ratedAt = rating.ratedAt() == null ? clock.instant() : rating.ratedAt();
        var event = new Rating(eventId, rating.userId(), rating.movieId(), rating.rating(), ratedAt, source);
        long start = System.nanoTime();
        return log.append(event).whenComplete((receipt, failure) -> {
            if (failure == null) {
                metrics.accepted(source);
                metrics.produced(System.nanoTime() - start);
            } else {
                metrics.failed(source);
            }
        });
    }

    /** @throws UnavailableException when the append failed or takes longer than the limit */
    public static Receipt await(CompletableFuture<Receipt> append, long timeoutMillis) {
        try {
            return append.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("append failed", e.getCause());
        } catch (TimeoutException e) {
            throw new UnavailableException("the log does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for the log", e);
        }
    }
}
