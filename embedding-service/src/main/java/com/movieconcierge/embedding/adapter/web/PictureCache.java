package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.kernel.FileCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures as they were fetched, by address, so that another model does not ask the web again. What is kept of TMDb must not
 * be kept for longer than six months. A cache that fails costs a fetch and a line in the log, never a picture.
 */
final class PictureCache {
    private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);
    static final Duration LONGEST = Duration.ofDays(150);

    private final Path folder;
    private final FileCache files;

    PictureCache(Path folder, long mostBytes, Clock clock) {
        this.folder = folder;
        this.files = new FileCache(folder, mostBytes, LONGEST, clock);
    }

    Optional<byte[]> get(String address) {
        try {
            return files.get(address).map(FileCache.Kept::bytes);
        } catch (IOException e) {
            LOG.debug("Could not read a cached picture", e);
            return Optional.empty();
        }
    }

    void put(String address, byte[] bytes) {
        try {
            files.put(address, bytes);
        } catch (IOException e) {
            LOG.warn("Could not cache pictures in {}: {}", folder, e.getMessage());
        }
    }
}
