package com.movieconcierge.ingest.domain.jobs;

import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs of one kind in the order they were asked for, one at a time; the latest hundred are remembered. */
public class JobQueue<R, J extends Job<R, P>, P> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int REMEMBERED = 100;

    /**
     * @param queued jobs waiting at most
     * @param retryMillis pause before what was away is tried again
     * @param giveUpMillis how long a job waits without getting any further before it fails
     */
    public record Limits(int queued, long retryMillis, long giveUpMillis) {}

    /** The work itself, from its last checkpoint to the end. */
    protected interface Work<J> {
        /**
         * @throws UnavailableException when something is away: it is run again later
         * @throws CancellationException when the job was cancelled
         * @throws JobFailedException when it makes no sense to go on
         * @throws IOException when files cannot be read or written, which fails the job
         */
        void run(J job) throws IOException, InterruptedException;
    }

    private final String kind;
    private final BiFunction<String, R, J> factory;
    private final Work<J> work;
    private final Limits limits;
    private final ThreadPoolExecutor worker;
    private final Map<String, J> jobs = new LinkedHashMap<>();

    /** @param kind in a word, for logs and messages */
    protected JobQueue(String kind, BiFunction<String, R, J> factory, Work<J> work, Limits limits) {
        this.kind = kind;
        this.factory = factory;
        this.work = work;
        this.limits = limits;
        this.worker =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.queued()), task -> {
                    var thread = new Thread(task, "concierge-" + kind);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Queues a job; one of the same request that is still under way is returned instead.
     *
     * @throws UnavailableException when the queue is full
     */
    public synchronized P start(R request) {
        for (J job : jobs.values()) {
            if (job.request().equals(request) && !job.state().isFinal()) {
                return job.progress();
            }
        }
        J job = factory.apply(UUID.randomUUID().toString(), request);
        try {
            worker.execute(() -> run(job));
        } catch (RejectedExecutionException e) {
            throw new UnavailableException(limits.queued() + " " + kind + "s are waiting already", e);
        }
        jobs.put(job.id(), job);
        forgetOldest();
        return job.progress();
    }

    /** All remembered jobs, oldest first. */
    public synchronized List<P> all() {
        return jobs.values().stream().map(Job::progress).toList();
    }

    public synchronized Optional<P> latest() {
        return jobs.values().stream().reduce((earlier, later) -> later).map(Job::progress);
    }

    public synchronized Optional<P> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(Job::progress);
    }

    /** Stops a job at its next row; empty when there is none. */
    public synchronized Optional<P> cancel(String id) {
        Optional<J> job = Optional.ofNullable(jobs.get(id));
        job.ifPresent(Job::cancel);
        return job.map(Job::progress);
    }

    /** Stops what runs, at a checkpoint. */
    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(Job::cancel);
        }
        worker.shutdown();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(J job) {
        LOG.info("Starting {} {}: {}", kind, job.id(), job.request());
        job.started();
        try {
            runPatiently(job);
            end(job, JobState.DONE, null);
        } catch (CancellationException e) {
            end(job, JobState.CANCELLED, "stopped; the same request goes on from here");
        } catch (InterruptedException e) {
            end(job, JobState.CANCELLED, "stopped with the service; the same request goes on from here");
            Thread.currentThread().interrupt();
        } catch (JobFailedException | UnavailableException | IOException e) {
            end(job, JobState.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // An error too must end the job: whoever waits for it would wait for ever.
            LOG.error("{} {} failed unexpectedly", kind, job.id(), e);
            end(job, JobState.FAILED, "internal fault, see the log: " + e);
        }
    }

    private void runPatiently(J job) throws IOException, InterruptedException {
        long waited = 0;
        while (true) {
            job.checkCancelled();
            long before = job.done();
            try {
                work.run(job);
                return;
            } catch (UnavailableException e) {
                waited = job.done() > before ? 0 : waited + limits.retryMillis();
                if (waited > limits.giveUpMillis()) {
                    throw e;
                }
                job.paused("waits and goes on by itself: " + e.getMessage());
                LOG.warn("{} {} is paused: {}", kind, job.id(), e.getMessage());
                job.awaitCancelled(limits.retryMillis());
            }
        }
    }

    private void end(J job, JobState state, @Nullable String why) {
        job.ended(state, why);
        LOG.info(
                "{} {} {}: {} in {} s{}",
                kind,
                job.id(),
                state,
                job.outcome(),
                Math.round(job.seconds() * 10) / 10.0,
                why == null ? "" : ": " + why);
    }

    private void forgetOldest() {
        if (jobs.size() > REMEMBERED) {
            jobs.values().stream()
                    .filter(job -> job.state().isFinal())
                    .findFirst()
                    .ifPresent(job -> jobs.remove(job.id()));
        }
    }
}
