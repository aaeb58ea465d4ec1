package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.profile.domain.ProfileStore;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles in Redis, written without anyone waiting. While Redis is out of reach writes wait, up to a bound. Whatever may
 * have been lost there begins a new epoch, in which the writers compare what it has with what it should have.
 */
public final class RedisProfileStore implements ProfileStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisProfileStore.class);
    private static final int WAITING = 2_000;
    private static final int UNDER_WAY = 128;
    private static final int REMEMBERED = 64;

    private final WriteQueue queue = new WriteQueue(WAITING, UNDER_WAY);
    private final List<TaskWriter> writers = new CopyOnWriteArrayList<>();
    /** Whose last writes may still wait. */
    private final List<TaskWriter> closed = new CopyOnWriteArrayList<>();

    private final AtomicLong losses = new AtomicLong();
    private final AtomicLong claims = new AtomicLong();
    private final AtomicReference<@Nullable Instant> rewritingSince = new AtomicReference<>();
    private final ProfileMetrics metrics;
    private final Clock clock;
    private final RedisLink link;
    private final Retries retries;
    private final RedisWatch watch;

    /**
     * Connects in the background.
     *
     * @param uri e.g. {@code redis://localhost:6379}
     * @param run of this process; unlike that of any other
     */
    public RedisProfileStore(String uri, String run, Clock clock, ProfileMetrics metrics) {
        this.metrics = metrics;
        this.clock = clock;
        this.link = new RedisLink(uri, this::connected, this::answersAgain);
        this.retries = new Retries(link::later, this::again, metrics);
        link.open();
        this.watch = new RedisWatch(link, run, clock, new Claims(writers, closed), new Rewriting(), this::pump);
        watch.start();
        watch.listen(userId -> writers.forEach(writer -> writer.want(userId)));
    }

    @Override
    public Writer open(String task) {
        var writer = new TaskWriter(this, task);
        writers.add(writer);
        return writer;
    }

    void closed(TaskWriter writer) {
        writers.remove(writer);
        closed.add(0, writer);
        if (closed.size() > REMEMBERED) {
            closed.remove(closed.size() - 1);
        }
    }

    /** A token greater than any before it in this process, and than the given one: the moment, where clocks are right. */
    long claim(long above) {
        return claims.updateAndGet(last -> Math.max(clock.millis(), Math.max(last, above) + 1));
    }

    long losses() {
        return losses.get();
    }

    void write(Job job) {
        queue.add(job);
        pump();
    }

    CompletionStage<Map<String, Stored>> stored(Collection<String> userIds) {
        Optional<RedisAsyncCommands<String, byte[]>> redis = link.commands();
        return redis.isEmpty()
                ? CompletableFuture.failedFuture(new IllegalStateException("Redis is out of reach"))
                : StoredProfiles.of(redis.get(), userIds).whenComplete((found, failure) -> {
                    if (failure != null) {
                        link.retryLater(failure);
                    }
                });
    }

    @Override
    public int pending() {
        return queue.size() + retries.size();
    }

    /** Why profiles do not reach their readers, as a sentence; empty when they do. */
    public Optional<String> healthProblem() {
        return link.healthProblem();
    }

    /** How far the profiles are written again that Redis has lost, as a sentence; empty when it lacks none. */
    public Optional<String> rewriting() {
        Instant since = rewritingSince.get();
        return since == null
                ? Optional.empty()
                : Optional.of("since " + since + ": " + compared() + " viewers compared, " + rewritten()
                        + " of them written again");
    }

    /** Viewers written in full since the last loss. */
    public int rewritten() {
        return writers.stream().mapToInt(writer -> writer.sweep().rewritten()).sum();
    }

    private int compared() {
        return writers.stream().mapToInt(writer -> writer.sweep().compared()).sum();
    }

    @Override
    public void close() {
        link.close();
    }

    private void connected() {
        losses.incrementAndGet();
        pump();
    }

    private void answersAgain() {
        writers.forEach(TaskWriter::answersAgain);
        pump();
    }

    private void again(Job job) {
        queue.again(job);
        pump();
    }

    private void pump() {
        if (!watch.isFresh()) {
            return; // this process may have been frozen: it looks first whether its tasks are still its own
        }
        // Asked before each job: one that fails at once, on a connection just lost, goes back to the queue and closes
        // the link for a moment. Else this would spin until Redis is back, on the thread of the stream.
        for (var redis = link.commands(); redis.isPresent(); redis = link.commands()) {
            Optional<Job> job = queue.next();
            if (job.isEmpty()) {
                return;
            }
            start(redis.get(), job.get());
        }
    }

    private void start(RedisAsyncCommands<String, byte[]> redis, Job job) {
        if (writerOf(job).filter(TaskWriter::isRefused).isPresent()) {
            answered(job, Long.MAX_VALUE);
            return;
        }
        if (job instanceof Save save
                && !save.write().full()
                && save.write().seen().size() > ProfileScript.MOST_FILMS) {
            answered(job, ProfileScript.WANTED); // a change that has grown too long for one script
            return;
        }
        ProfileWrite.run(redis, job, losses::incrementAndGet).whenComplete((answer, failure) -> {
            if (failure == null) {
                answered(job, answer);
            } else {
                failed(job, failure);
            }
        });
    }

    private void answered(Job job, long answer) {
        queue.done(job);
        retries.forget(job);
        link.works();
        if (answer == ProfileScript.WRITTEN) {
            metrics.count(Event.STORE_WRITTEN);
        } else if (answer == ProfileScript.WANTED) {
            metrics.count(Event.STORE_MISSED);
            writers.forEach(writer -> writer.wantSurely(job.userId()));
        } else {
            metrics.count(Event.STORE_REFUSED);
            writerOf(job).filter(writer -> !writer.isRefused()).ifPresent(writer -> writer.refused(answer));
        }
        if (queue.wasLossyAndIsCalm()) {
            losses.incrementAndGet();
        }
        pump();
    }

    private Optional<TaskWriter> writerOf(Job job) {
        return Stream.concat(writers.stream(), closed.stream())
                .filter(writer -> writer.owner() == job.owner())
                .findFirst();
    }

    private void failed(Job job, Throwable failure) {
        metrics.count(Event.STORE_FAILED);
        if (RedisFault.ofAll(failure).isPresent()) {
            queue.failed(job);
            link.retryLater(failure);
        } else {
            queue.done(job);
            retries.of(job, failure);
            pump();
        }
    }

    /** What the watch begins and asks after. */
    private final class Rewriting implements RedisWatch.Rewriting {
        @Override
        public void begin(boolean readersMiss) {
            losses.incrementAndGet();
            metrics.count(Event.STORE_LOST);
            if (readersMiss && rewritingSince.compareAndSet(null, clock.instant())) {
                LOG.warn("Redis lacks profiles that were written to it, or is new: all are compared and written again");
            }
        }

        @Override
        public boolean isDone() {
            return hasTasks() && writers.stream().allMatch(TaskWriter::hasSwept);
        }

        @Override
        public boolean hasTasks() {
            return !writers.isEmpty();
        }

        @Override
        public void end() {
            rewritingSince.set(null);
            LOG.info("Redis has all profiles: {} viewers compared, {} of them written again", compared(), rewritten());
        }
    }
}
