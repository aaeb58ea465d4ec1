package com.movieconcierge.profile.adapter.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** The stream from one start to its end. Closing it leaves the group, so that the next start waits for no session to run out. */
final class StreamLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLife.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch dead = new CountDownLatch(1);
    private final RestoreProgress restored;
    private volatile Optional<String> failure = Optional.empty();
    /** Of {@link System#nanoTime}, when it last began to run. */
    private volatile long runningSince = System.nanoTime();

    /** @param restored hears of stores that are read to the end of their topics */
    StreamLife(Topology topology, Properties settings, RestoreProgress restored) {
        this.restored = restored;
        restored.reset();
        streams = new KafkaStreams(topology, settings);
        streams.setGlobalStateRestoreListener(restored);
        streams.setUncaughtExceptionHandler(thrown -> {
            LOG.error("The stream has failed and starts anew", thrown);
            failure = Optional.of("the stream has failed: " + NestedExceptionUtils.getMostSpecificCause(thrown));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                LOG.info("The stream is running");
                runningSince = System.nanoTime();
                running.countDown();
            } else if (now == State.ERROR || now == State.NOT_RUNNING) {
                dead.countDown();
            }
        });
    }

    /** Deletes the state on this machine; before the start. */
    void wipeState() {
        streams.cleanUp();
    }

    void start() {
        streams.start();
    }

    /** Whether all that its tasks keep has been read to the end once. */
    boolean hasRun() {
        return running.getCount() == 0;
    }

    boolean diesWithin(Duration wait) throws InterruptedException {
        return dead.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What keeps it from doing its work, as a sentence; empty while it does. */
    Optional<String> problem() {
        State state = streams.state();
        if (state == State.RUNNING) {
            return StreamPulse.problem(streams, Duration.ofNanos(System.nanoTime() - runningSince));
        }
        OptionalInt percent = restored.percent();
        if (state == State.REBALANCING && percent.isPresent()) {
            return Optional.of("the stream reads its state again: " + percent.getAsInt() + " %");
        }
        return failure.or(() -> Optional.of("the stream is " + state));
    }

    @Override
    public void close() {
        // An interrupt asked us to stop; closing in peace needs the flag down.
        boolean interrupted = Thread.interrupted();
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
