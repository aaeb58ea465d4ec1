package com.movieconcierge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Redis beside this JVM, as a process of its own, reachable from this machine only. It keeps its data in an
 * append-only file, in one directory per Redis version.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 20;

    private final Process process;
    private final Path directory;
    private final int port;

    private EmbeddedRedis(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts Redis and returns when it answers. An orphan of ours on the same data is stopped first.
     *
     * @param dataDirectory created when missing
     * @throws EmbeddedServerException when it does not answer within 30 seconds
     */
    public static EmbeddedRedis start(Path dataDirectory, int port) {
        stopOrphan(dataDirectory);
        RedisBinary binary = RedisBinary.find(dataDirectory.resolve("bin"));
        return start(dataDirectory, port, binary);
    }

    static EmbeddedRedis start(Path dataDirectory, int port, RedisBinary binary) {
        Path directory = dataDirectory.resolve("v" + binary.version());
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(command(binary, directory, port))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis.out").toFile())
                    .start();
            var redis = new EmbeddedRedis(process, directory, port);
            // Noted before the wait: a JVM killed meanwhile leaves an orphan too.
            RedisOrphan.note(directory, process.pid(), port);
            redis.awaitAnswer();
            return redis;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Redis cannot start from " + binary.executable() + ": " + e.getMessage(), e);
        }
    }

    /** Stops the redis-server that a killed JVM left behind on this data, so that its port is free again. */
    public static void stopOrphan(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory)) {
            return;
        }
        try (var versions = Files.newDirectoryStream(dataDirectory, "v*")) {
            for (Path version : versions) {
                RedisOrphan.in(version).ifPresent(RedisOrphan::stop);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot read " + dataDirectory + ": " + e.getMessage(), e);
        }
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it has ended, whoever ended it; returns its exit code. */
    int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    /** Lets Redis write its data and stops it; kills it when it does not go. */
    @Override
    public void close() {
        new RedisOrphan(process.pid(), port, directory).stop();
        RedisOrphan.forget(directory);
    }

    private static List<String> command(RedisBinary binary, Path directory, int port) {
        List<String> command = new ArrayList<>();
        // In a session of its own: Ctrl-C is for the JVM, which stops Redis when the last writer is gone.
        RedisBinary.onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.add(binary.executable().toString());
        command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of("--dir", directory.toAbsolutePath().toString()));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""));
        // Plain, so that whoever looks through the files for a viewer finds what there is of them.
        command.addAll(List.of("--rdbcompression", "no"));
        command.addAll(List.of("--daemonize", "no", "--loglevel", "warning"));
        return command;
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (LocalRedis redis = new LocalRedis(port, ANSWER_LIMIT)) {
            // Another server on the port must not be taken for ours.
            while (!redis.isServedBy(process.pid())) {
                boolean ended = waitFor(POLL_MILLIS);
                if (ended || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new EmbeddedServerException("Redis does not answer on port " + port
                            + (ended ? ": it ended with code " + process.exitValue() : "") + lastWords());
                }
            }
        }
    }

    private boolean waitFor(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new EmbeddedServerException("interrupted while Redis was starting", e);
        }
    }

    private String lastWords() {
        try {
            List<String> said = Files.readAllLines(directory.resolve("redis.out"));
            return said.isEmpty() ? "" : "; its last line: " + said.get(said.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }
}
