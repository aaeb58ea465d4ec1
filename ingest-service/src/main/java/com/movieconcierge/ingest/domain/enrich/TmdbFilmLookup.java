package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.kernel.TextFolding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Films for somebody who waits: by title, of namesakes the one that the database lists first, which is the best known. The
 * title has to be the film's, letter for letter but for accents, case and punctuation.
 *
 * <p>A bounded number of questions is under way at a time, each once. Whoever asked is told after the deadline that there is
 * no answer yet; the question goes on, and its answer is there for whoever asks again.
 */
public final class TmdbFilmLookup implements AutoCloseable {
    /** Films change, and new ones come out. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final int UNDER_WAY = 4;
    private static final int YEARS_APART = 1;

    private final FilmDatabase database;
    private final Duration deadline;
    private final Clock clock;
    private final Map<Question, CompletableFuture<Optional<Details>>> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    private record Question(String title, @Nullable Integer year) {}

    /** @param deadline of one answer */
    public TmdbFilmLookup(FilmDatabase database, Duration deadline, Clock clock) {
        this.database = database;
        this.deadline = deadline;
        this.clock = clock;
        this.threads =
                new ThreadPoolExecutor(UNDER_WAY, UNDER_WAY, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "film-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * The film of a title; empty where the database has none.
     *
     * @param year of its first release, give or take one; null for any
     * @throws UnavailableException when there is no answer within the deadline, or none for now
     */
    public Optional<Details> find(String title, @Nullable Integer year) {
        var question = new Question(TextFolding.fold(title), year);
        try {
            return answer(running.computeIfAbsent(
                    question,
                    asked -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return ask(title, year);
                                } finally {
                                    running.remove(question);
                                }
                            },
                            threads)));
        } catch (RejectedExecutionException e) {
            throw new UnavailableException(UNDER_WAY + " films are being asked for already", null);
        }
    }

    private Optional<Details> answer(CompletableFuture<Optional<Details>> answer) {
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnavailableException("TMDb has not answered within " + deadline.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking TMDb", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UnavailableException
                    || cause instanceof JobFailedException
                    || cause instanceof InvalidInputException) {
                // The caller's input has been checked: what is invalid is TMDb's answer.
                throw new UnavailableException(String.valueOf(cause.getMessage()), cause);
            }
            throw new IllegalStateException("asking TMDb failed", cause);
        }
    }

    private Optional<Details> ask(String title, @Nullable Integer year) {
        Instant notBefore = clock.instant().minus(OLDEST);
        Optional<Candidate> found = best(title, year, database.search(title, year, notBefore));
        if (found.isEmpty() && year != null) {
            found = best(title, year, database.search(title, null, notBefore));
        }
        return found.flatMap(candidate -> database.details(candidate.id(), notBefore));
    }

    private static Optional<Candidate> best(String title, @Nullable Integer year, List<Candidate> candidates) {
        Set<String> wanted = Set.of(TextFolding.fold(title));
        return candidates.stream()
                .filter(one -> one.isCalled(wanted))
                .filter(one -> year == null || one.yearsFrom(year) <= YEARS_APART)
                .findFirst();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
