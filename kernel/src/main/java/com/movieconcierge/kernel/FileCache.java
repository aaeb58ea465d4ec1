package com.movieconcierge.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was fetched, a file a key, so that nobody is asked twice. Bounded in bytes, the oldest go first, and in age: what is
 * too old is deleted unread. Safe for several threads; one process a folder.
 */
public final class FileCache {
    private static final int WRITES_PER_SWEEP = 200;

    private final Path folder;
    private final long mostBytes;
    private final Duration longest;
    private final Clock clock;
    private int writes;

    /** Something kept. */
    public record Kept(byte[] bytes, Instant since) {}

    private record Aged(Path file, Instant since, long bytes) {}

    /**
     * @param folder made when it is first needed; nothing else may be in it
     * @param mostBytes of all files, looked at every so many writes
     * @param longest that anything may be kept
     */
    public FileCache(Path folder, long mostBytes, Duration longest, Clock clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.longest = longest;
        this.clock = clock;
    }

    /** What is kept under a key. */
    public Optional<Kept> get(String key) throws IOException {
        Path file = file(key);
        try {
            Instant since = Files.getLastModifiedTime(file).toInstant();
            if (isTooOld(since)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            return Optional.of(new Kept(Files.readAllBytes(file), since));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Keeps bytes under a key, as of now. */
    public void put(String key, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path coming = Files.createTempFile(folder, "coming-", ".tmp");
        Files.write(coming, bytes);
        Files.setLastModifiedTime(coming, FileTime.from(clock.instant()));
        Files.move(coming, file(key), StandardCopyOption.REPLACE_EXISTING);
        sweepNowAndThen();
    }

    private synchronized void sweepNowAndThen() throws IOException {
        if (writes++ % WRITES_PER_SWEEP == 0) {
            sweep();
        }
    }

    private void sweep() throws IOException {
        List<Aged> files = new ArrayList<>();
        try (var all = Files.list(folder)) {
            for (Path file : all.toList()) {
                aged(file).ifPresent(files::add);
            }
        }
        files.sort(Comparator.comparing(Aged::since).reversed());
        long bytes = 0;
        for (Aged file : files) {
            bytes += file.bytes();
            if (bytes > mostBytes || isTooOld(file.since())) {
                Files.deleteIfExists(file.file());
            }
        }
    }

    private static Optional<Aged> aged(Path file) throws IOException {
        try {
            return Optional.of(new Aged(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
        } catch (NoSuchFileException e) {
            // another thread has put it in its place
            return Optional.empty();
        }
    }

    private boolean isTooOld(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(longest) > 0;
    }

    private Path file(String key) {
        return folder.resolve(Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)));
    }
}
