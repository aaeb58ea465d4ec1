package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.domain.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures as they were fetched, a file an address, so that another model does not ask the web again. Bounded in bytes, the
 * oldest go first, and in age: what is kept of TMDb must not be kept for longer than six months. A cache that fails costs
 * a fetch and a line in the log, never a picture.
 */
final class PictureCache {
    private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);
    static final Duration LONGEST = Duration.ofDays(150);
    private static final int WRITES_PER_SWEEP = 200;

    private final Path folder;
    private final long mostBytes;
    private final Clock clock;
    private int writes;

    PictureCache(Path folder, long mostBytes, Clock clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    Optional<byte[]> get(String address) {
        Path file = file(address);
        try {
            if (!Files.isRegularFile(file) || age(file).compareTo(LONGEST) > 0) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.debug("a kept picture cannot be read", e);
            return Optional.empty();
        }
    }

    void put(String address, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path coming = Files.createTempFile(folder, "coming-", ".tmp");
            Files.write(coming, bytes);
            Files.setLastModifiedTime(coming, FileTime.from(clock.instant()));
            Files.move(coming, file(address), StandardCopyOption.REPLACE_EXISTING);
            sweepNowAndThen();
        } catch (IOException e) {
            LOG.warn("pictures cannot be kept in {}: {}", folder, e.getMessage());
        }
    }

    private synchronized void sweepNowAndThen() throws IOException {
        if (writes++ % WRITES_PER_SWEEP == 0) {
            sweep();
        }
    }

    private void sweep() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var all = Files.list(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        files.sort(Comparator.comparing((Path file) -> file.toFile().lastModified())
                .reversed());
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            if (bytes > mostBytes || age(file).compareTo(LONGEST) > 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Duration age(Path file) throws IOException {
        return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
    }

    private Path file(String address) {
        return folder.resolve(Sha256.hex(address));
    }
}
