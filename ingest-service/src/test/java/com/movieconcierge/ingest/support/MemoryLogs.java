package com.movieconcierge.ingest.support;

import com.movieconcierge.ingest.domain.Film;
import com.movieconcierge.ingest.domain.KnownMovies;
import com.movieconcierge.ingest.domain.MovieLog;
import com.movieconcierge.ingest.domain.RatingEvent;
import com.movieconcierge.ingest.domain.RatingLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.RejectedRatings;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.UnavailableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All logs and the catalogue in memory; the broker can be taken away. */
public final class MemoryLogs implements RatingLog, RejectedRatings, KnownMovies {
    public final List<RatingEvent> ratings = new CopyOnWriteArrayList<>();
    public final List<Film> films = new CopyOnWriteArrayList<>();
    public final List<String> rejected = new CopyOnWriteArrayList<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<@Nullable Error> nextFault = new AtomicReference<>();
    public volatile boolean caughtUp = true;

    /** Lets so many more appends through, then the broker is away. */
    public void failAfter(int appends) {
        untilFailure.set(appends);
    }

    /** The next append of a rating throws. */
    public void breakNext(Error fault) {
        nextFault.set(fault);
    }

    public void recover() {
        untilFailure.set(Integer.MAX_VALUE);
    }

    @Override
    public CompletableFuture<Receipt> append(RatingEvent event) {
        Error fault = nextFault.getAndSet(null);
        if (fault != null) {
            throw fault;
        }
        if (untilFailure.getAndDecrement() <= 0) {
            return CompletableFuture.failedFuture(new UnavailableException("the broker did not take it", null));
        }
        ratings.add(event);
        return CompletableFuture.completedFuture(new Receipt(event.eventId(), 0, ratings.size() - 1L));
    }

    public MovieLog movieLog() {
        return film -> {
            if (untilFailure.getAndDecrement() <= 0) {
                return CompletableFuture.failedFuture(new UnavailableException("the broker did not take it", null));
            }
            films.add(film);
            return CompletableFuture.completedFuture(new Receipt(film.movieId(), 0, films.size() - 1L));
        };
    }

    @Override
    public CompletableFuture<?> keep(Row<?> line, String reason) {
        rejected.add(line.line() + " " + reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean contains(String movieId) {
        return ids.contains(movieId);
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void learn(String movieId) {
        ids.add(movieId);
    }

    @Override
    public int size() {
        return ids.size();
    }
}
