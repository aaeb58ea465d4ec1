package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that travels as a class path resource and is used only if it is the very one that was measured.
 *
 * @param resource absolute name on the class path
 * @param sha256 lower-case hex
 */
record ModelFile(String resource, String sha256) {
    /** The first twelve hex digits of the checksum. */
    String version() {
        return sha256.substring(0, 12);
    }

    /**
     * The file, unpacked below {@code cache} unless an earlier start did so, and checked either way. Several processes may
     * do this at once.
     *
     * @throws IOException when it cannot be unpacked or is another file; the message says which
     */
    Path unpack(Path cache) throws IOException {
        Path directory = Files.createDirectories(cache.resolve("models").resolve(version()));
        Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.exists(file) && Sha256.ofFiles(file).equals(sha256)) {
            return file;
        }
        Path unpacked = Files.createTempFile(directory, "unpacking-", ".tmp");
        try {
            copyTo(unpacked);
            move(unpacked, file);
            return file;
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private void copyTo(Path target) throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path: is the jar that carries the model there?");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        String actual = Sha256.ofFiles(target);
        if (!actual.equals(sha256)) {
            throw new IOException(resource + " has SHA-256 " + actual + ", expected " + sha256
                    + ": another version of the jar that carries the model is on the class path");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
