package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.UnavailableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports in the order they were asked for, one at a time; the latest hundred are remembered. */
public final class ImportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int REMEMBERED = 100;

    /**
     * @param queued imports waiting at most
     * @param retryMillis pause before the log is tried again
     * @param giveUpMillis how long an import waits for the log before it fails
     */
    public record Limits(int queued, long retryMillis, long giveUpMillis) {}

    private final ImportRunner runner;
    private final ImportFiles.Finder finder;
    private final Supplier<String> newId;
    private final LongSupplier nanos;
    private final Limits limits;
    private final ThreadPoolExecutor worker;
    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();

    /** @param nanos a clock for durations, as {@link System#nanoTime} */
    public ImportJobs(
            ImportRunner runner, ImportFiles.Finder finder, Supplier<String> newId, LongSupplier nanos, Limits limits) {
        this.runner = runner;
        this.finder = finder;
        this.newId = newId;
        this.nanos = nanos;
        this.limits = limits;
        this.worker =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.queued()), task -> {
                    var thread = new Thread(task, "concierge-import");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Queues an import; one of the same files that is still under way is returned instead.
     *
     * @throws com.movieconcierge.ingest.domain.InvalidInputException when a file is missing
     * @throws UnavailableException when the queue is full
     */
    public synchronized ImportProgress start(ImportRequest request) {
        for (ImportJob job : jobs.values()) {
            if (job.request().equals(request) && !job.state().isFinal()) {
                return progress(job);
            }
        }
        ImportFiles files = finder.find(request);
        var job = new ImportJob(newId.get(), request);
        try {
            worker.execute(() -> run(job, files));
        } catch (RejectedExecutionException e) {
            throw new UnavailableException(limits.queued() + " imports are waiting already", e);
        }
        jobs.put(job.id(), job);
        forgetOldest();
        return progress(job);
    }

    /** All remembered imports, oldest first. */
    public synchronized List<ImportProgress> all() {
        return jobs.values().stream().map(this::progress).toList();
    }

    public synchronized Optional<ImportProgress> latest() {
        return jobs.values().stream().reduce((earlier, later) -> later).map(this::progress);
    }

    public synchronized Optional<ImportProgress> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(this::progress);
    }

    /** Stops an import at its next row; empty when there is none. */
    public synchronized Optional<ImportProgress> cancel(String id) {
        Optional<ImportJob> job = Optional.ofNullable(jobs.get(id));
        job.ifPresent(ImportJob::cancel);
        return job.map(this::progress);
    }

    /** Stops what runs, at a checkpoint. */
    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(ImportJob::cancel);
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

    private void run(ImportJob job, ImportFiles files) {
        LOG.info("import {} starts: {}", job.id(), job.request().describe());
        job.started(nanos.getAsLong());
        try {
            runPatiently(job, files);
            end(job, ImportState.DONE, null);
        } catch (CancellationException e) {
            end(job, ImportState.CANCELLED, "stopped; the same request goes on from here");
        } catch (InterruptedException e) {
            end(job, ImportState.CANCELLED, "stopped with the service; the same request goes on from here");
            Thread.currentThread().interrupt();
        } catch (ImportRunner.ImportFailedException | UnavailableException | IOException e) {
            end(job, ImportState.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // An error too must end the import: whoever waits for it would wait for ever.
            LOG.error("import {} failed by a fault of this service", job.id(), e);
            end(job, ImportState.FAILED, "internal fault, see the log: " + e);
        }
    }

    private void runPatiently(ImportJob job, ImportFiles files) throws IOException, InterruptedException {
        long waited = 0;
        while (true) {
            if (job.isCancelled()) {
                throw new CancellationException();
            }
            ImportProgress before = progress(job);
            try {
                runner.run(job, files);
                return;
            } catch (UnavailableException e) {
                ImportProgress now = progress(job);
                waited = now.films().done() + now.ratings().done()
                                > before.films().done() + before.ratings().done()
                        ? 0
                        : waited + limits.retryMillis();
                if (waited > limits.giveUpMillis()) {
                    throw e;
                }
                job.paused("waits for the log: " + e.getMessage());
                LOG.warn("import {} pauses: {}", job.id(), e.getMessage());
                job.awaitCancelled(limits.retryMillis());
            }
        }
    }

    private void end(ImportJob job, ImportState state, @Nullable String why) {
        job.ended(state, why, nanos.getAsLong());
        ImportProgress end = progress(job);
        LOG.info(
                "import {} {}: {} films, {} ratings, {} rejected in {} s{}",
                job.id(),
                state,
                end.films().done(),
                end.ratings().done(),
                end.rejected(),
                Math.round(end.seconds() * 10) / 10.0,
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

    private ImportProgress progress(ImportJob job) {
        return job.progress(nanos.getAsLong());
    }
}
