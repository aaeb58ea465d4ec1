package com.movieconcierge.standalone.product;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the person who waits what a start is waiting for. A quick one is told nothing; a long one a line when what it waits for
 * has changed, and now and then when it has not.
 */
final class StartProgress implements AutoCloseable {
    /** As long as a start takes on a machine with nothing else to do. */
    static final Duration QUIET = Duration.ofSeconds(15);

    /** At least that long from line to line. */
    static final Duration BETWEEN = Duration.ofSeconds(3);

    /** A line says that nothing has changed. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StartProgress.class);

    private final Consumer<String> say;
    private final LongSupplier nanos;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(StartProgress::ticker);
    private final long started;
    private volatile Supplier<String> waitingFor = () -> "";
    private String lastSaid = "";
    private long saidAt;

    /**
     * Quiet until {@link #start}.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    StartProgress(Consumer<String> say, LongSupplier nanos) {
        this.say = say;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.saidAt = started;
    }

    /** Looks every second from now on. */
    StartProgress start() {
        ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    /** @param what a sentence, asked for whenever a line may be due; blank when there is nothing to say */
    void waitFor(Supplier<String> what) {
        waitingFor = what;
    }

    /** Says a line if one is due. */
    void tick() {
        long now = nanos.getAsLong();
        if (now - started < QUIET.toNanos() || now - saidAt < BETWEEN.toNanos()) {
            return;
        }
        try {
            String sentence = waitingFor.get();
            if (!sentence.isBlank() && (!sentence.equals(lastSaid) || now - saidAt >= AGAIN.toNanos())) {
                say.accept(sentence);
                lastSaid = sentence;
                saidAt = now;
            }
        } catch (RuntimeException e) {
            LOG.debug("cannot tell what the start is waiting for", e); // the start itself will, if it matters
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private static Thread ticker(Runnable work) {
        var thread = new Thread(work, "start-progress");
        thread.setDaemon(true);
        return thread;
    }
}
