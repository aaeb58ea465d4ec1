package com.movieconcierge.embedding.domain.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex. */
public final class Sha256 {
    private Sha256() {}

    public static String hex(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the contents, one after the other. */
    public static String ofFiles(Path... files) throws IOException {
        MessageDigest digest = digest();
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path file : files) {
                Files.copy(file, sink);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @throws IOException when the file is another one */
    public static void require(Path file, String sha256) throws IOException {
        String actual = ofFiles(file);
        if (!actual.equals(sha256)) {
            throw new IOException(file.getFileName() + " has SHA-256 " + actual + ", expected " + sha256);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
