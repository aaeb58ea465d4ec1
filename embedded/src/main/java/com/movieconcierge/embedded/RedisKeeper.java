package com.movieconcierge.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis that is started again on its data when it ends by itself: killed for want of memory, say. One that ends again and
 * again is given up after {@value #MOST_STARTS} starts without a quiet {@link #QUIET} in between. Safe for concurrent use.
 */
final class RedisKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKeeper.class);
    private static final int MOST_STARTS = 5;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Path dataDirectory;
    private final int port;
    private EmbeddedRedis current;
    private boolean closed;

    private RedisKeeper(EmbeddedRedis started, Path dataDirectory, int port) {
        this.current = started;
        this.dataDirectory = dataDirectory;
        this.port = port;
    }

    /** As {@link EmbeddedRedis#start(Path, int)}, and keeps it. */
    static RedisKeeper start(Path dataDirectory, int port) {
        var keeper = new RedisKeeper(EmbeddedRedis.start(dataDirectory, port), dataDirectory, port);
        var thread = new Thread(keeper::keep, "redis-keeper");
        thread.setDaemon(true);
        thread.start();
        return keeper;
    }

    synchronized EmbeddedRedis current() {
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }

    private void keep() {
        int starts = 0;
        while (starts < MOST_STARTS) {
            long began = System.nanoTime();
            int code = current().awaitEnd();
            starts = System.nanoTime() - began > QUIET.toNanos() ? 1 : starts + 1;
            if (!startAgain(code)) {
                return;
            }
        }
        LOG.error(
                "Redis has ended {} times in a row and is not started again: see redis.out in {}",
                starts,
                dataDirectory);
    }

    /** False when there is nothing more to keep. */
    private synchronized boolean startAgain(int code) {
        if (closed) {
            return false;
        }
        LOG.warn("Redis has ended with code {}; it is started again on its data", code);
        try {
            current = EmbeddedRedis.start(dataDirectory, port);
            return true;
        } catch (EmbeddedServerException e) {
            LOG.error(
                    "Redis cannot be started again; lists are made without profiles until the product is restarted", e);
            return false;
        }
    }
}
