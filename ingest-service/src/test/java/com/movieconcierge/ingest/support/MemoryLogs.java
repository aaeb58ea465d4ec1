package com.movieconcierge.ingest.support;

import com.movieconcierge.ingest.domain.EventLog;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All logs and the catalogue in memory; the broker can be taken away. */
public final class MemoryLogs implements EventLog, KnownFilms {
    public final List<Rating> ratings = new CopyOnWriteArrayList<>();
    public final List<Film> films = new CopyOnWriteArrayList<>();
    public final List<String> rejected = new CopyOnWriteArrayList<>();
    private final List<MovieEntry> movieEntries = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Runnable> beforeMovie = new AtomicReference<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<@Nullable Error> nextFault = new AtomicReference<>();
    public volatile boolean caughtUp = true;

    /** An entry of the log of films; no film where it was removed. */
    private record MovieEntry(String movieId, @Nullable Film film) {}

    /** Runs ahead of the next append of a film, as somebody else who is faster. */
    public void beforeNextMovie(Runnable faster) {
        beforeMovie.set(faster);
    }

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
    public CompletableFuture<Receipt> append(Rating event) {
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

    @Override
    public CompletableFuture<Receipt> append(Film film) {
        return write(film.movieId(), film);
    }

    @Override
    public CompletableFuture<Receipt> remove(String movieId) {
        return write(movieId, null);
    }

    private CompletableFuture<Receipt> write(String movieId, @Nullable Film film) {
        Runnable faster = beforeMovie.getAndSet(null);
        if (faster != null) {
            faster.run();
        }
        if (untilFailure.getAndDecrement() <= 0) {
            return CompletableFuture.failedFuture(new UnavailableException("the broker did not take it", null));
        }
        movieEntries.add(new MovieEntry(movieId, film));
        if (film != null) {
            films.add(film);
        }
        return CompletableFuture.completedFuture(new Receipt(movieId, 0, movieEntries.size() - 1L));
    }

    /** The film as it is now. */
    public @Nullable Film film(String movieId) {
        return newest(movieEntries, movieId).map(MovieEntry::film).orElse(null);
    }

    private static Optional<MovieEntry> newest(List<MovieEntry> entries, String movieId) {
        return entries.stream().filter(entry -> entry.movieId().equals(movieId)).reduce((earlier, later) -> later);
    }

    public CurrentFilms.Opener currentFilms() {
        return (wanted, checkCancelled) -> new CurrentFilms() {
            @Override
            public List<String> ids() {
                return movieEntries.stream()
                        .map(MovieEntry::movieId)
                        .distinct()
                        .filter(id -> film(id) != null && wanted.test(film(id)))
                        .sorted()
                        .toList();
            }

            @Override
            public Current latest(String movieId) {
                return new Current(film(movieId), 0, movieEntries.size());
            }

            @Override
            public Optional<Current> overwritten(String movieId, Current read, Receipt write) {
                return newest(movieEntries.subList((int) read.end(), (int) write.offset()), movieId)
                        .map(entry -> new Current(entry.film(), 0, write.offset() + 1));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public CompletableFuture<?> reject(Row<?> line, String reason) {
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
