package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.flow.SnapshotStore;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueExport;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueSnapshot;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.Stored;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes snapshots of the catalogue, one at a time: when asked to, and, where that is switched on, whenever the newest one
 * is old enough, whoever took it. A snapshot that fails is said to have failed and disturbs nothing else.
 */
public final class SnapshotTaker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);
    /** Looked at so many times within the wanted interval. */
    private static final int LOOKS = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /**
     * @param written entries so far, of the snapshot that is being taken or was taken last
     * @param failure of the last one; empty when it succeeded
     */
    public record Status(boolean running, @Nullable Instant startedAt, long written, String failure) {}

    private final CatalogueExport source;
    private final SnapshotStore store;
    private final Path folder;
    private final Duration every;
    private final Consumer<Boolean> finished;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "snapshots");
        named.setDaemon(true);
        return named;
    });

    private volatile Status status = new Status(false, null, 0, "");

    /**
     * @param folder where a snapshot lies while it is being written
     * @param every wanted age of the newest snapshot; zero for only when asked
     * @param finished told of each snapshot whether it succeeded
     */
    public SnapshotTaker(
            CatalogueExport source,
            SnapshotStore store,
            Path folder,
            Duration every,
            Consumer<Boolean> finished,
            Clock clock) {
        this.source = source;
        this.store = store;
        this.folder = folder;
        this.every = every;
        this.finished = finished;
        this.clock = clock;
    }

    public Status status() {
        return status;
    }

    /** Those of this cluster, the newest first; a {@link TransientFault} says that the broker does not answer. */
    public List<Stored> list() throws IOException {
        return store.list(source.clusterId());
    }

    /** Starts a snapshot unless one is being taken; either way {@link #status} tells how it goes. */
    public synchronized void take() {
        if (!status.running()) {
            status = new Status(true, clock.instant(), 0, "");
            thread.execute(this::run);
        }
    }

    private void run() {
        Instant startedAt = status.startedAt();
        String failure = "";
        try {
            write(startedAt);
        } catch (IOException | TransientFault e) {
            failure = String.valueOf(e.getMessage());
            LOG.warn("Could not take a snapshot: {}", failure);
        } catch (RuntimeException e) {
            // A bug; it must not end the thread in silence.
            failure = e.toString();
            LOG.error("Could not take a snapshot", e);
        }
        status = new Status(false, startedAt, status.written(), failure);
        finished.accept(failure.isEmpty());
    }

    private void write(@Nullable Instant startedAt) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "snapshot-", ".avro");
        try {
            CatalogueSnapshot snapshot =
                    source.write(file, written -> status = new Status(true, startedAt, written, ""));
            Stored stored = store.publish(file, snapshot);
            LOG.info("Snapshot of {} at {}, {} bytes", snapshot.entries(), stored.location(), stored.bytes());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void start() {
        if (!every.isZero()) {
            Duration pause = every.dividedBy(LOOKS);
            long millis = (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toMillis();
            thread.scheduleWithFixedDelay(this::takeWhenDue, millis, Math.max(1, millis), TimeUnit.MILLISECONDS);
        }
    }

    private void takeWhenDue() {
        try {
            List<Stored> known = list();
            if (known.isEmpty()
                    || Duration.between(known.get(0).createdAt(), clock.instant())
                                    .compareTo(every)
                            >= 0) {
                take();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not check whether a snapshot is due: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !thread.isShutdown();
    }
}
