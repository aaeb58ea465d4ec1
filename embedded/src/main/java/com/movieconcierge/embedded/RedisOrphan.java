package com.movieconcierge.embedded;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The redis-server that a killed JVM left behind. A process id can have gone to somebody else since, so that the server
 * itself must confirm its id and its directory before it is stopped.
 *
 * @param pid of the process that was started
 * @param port where it listens
 * @param directory its data directory
 */
record RedisOrphan(long pid, int port, Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(RedisOrphan.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final String FILE = "redis.pid";

    /** Notes in the data directory who serves it. */
    static void note(Path directory, long pid, int port) throws IOException {
        Files.writeString(directory.resolve(FILE), pid + " " + port + "\n");
    }

    static void forget(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", directory.resolve(FILE), e.toString());
        }
    }

    /** What the data directory notes, when that process is alive and is what the note says. */
    static Optional<RedisOrphan> in(Path directory) {
        Path note = directory.resolve(FILE);
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        try {
            String[] fields =
                    Files.readString(note, StandardCharsets.UTF_8).trim().split(" ");
            return Optional.of(new RedisOrphan(Long.parseLong(fields[0]), Integer.parseInt(fields[1]), directory))
                    .filter(RedisOrphan::isOurs);
        } catch (IOException | RuntimeException e) {
            LOG.warn("ignoring the unreadable {}: {}", note, e.toString());
            return Optional.empty();
        }
    }

    /**
     * Lets it write its data and stops it.
     *
     * @throws EmbeddedServerException when it survives
     */
    void stop() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try (LocalRedis server = new LocalRedis(port, TIMEOUT)) {
            // No snapshot: the append-only file is written out all the same.
            server.ask(redis -> {
                redis.shutdown(false);
                return pid;
            });
        } catch (RedisException e) {
            LOG.debug("redis-server {} hung up, as it does when it shuts down", pid);
        }
        if (!ended(process.get())) {
            process.get().destroyForcibly();
            if (!ended(process.get())) {
                throw new EmbeddedServerException("redis-server with process id " + pid + " cannot be stopped");
            }
        }
    }

    private boolean isOurs() {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try (LocalRedis server = new LocalRedis(port, TIMEOUT)) {
            return server.isServedBy(pid)
                    && Files.isSameFile(
                            Path.of(server.ask(redis -> redis.configGet("dir")).getOrDefault("dir", "")), directory);
        } catch (IOException | RedisException e) {
            return false;
        }
    }

    /** Looks for itself: onExit() is told by a thread of the common pool, and others may keep that one busy. */
    private static boolean ended(ProcessHandle process) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (process.isAlive()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return !process.isAlive();
    }
}
