package com.movieconcierge.artefacts;

import com.movieconcierge.artefacts.S3Settings.S3Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Port: files under keys with slashes. Every method is bounded in time, and in memory whatever the size of a file; a
 * failure names the key with its place and what to do about it, never a credential. Safe for concurrent use.
 */
public interface Storage extends AutoCloseable {
    /** For messages: where a key lies, as a URL or a path. */
    String describe(String key);

    boolean exists(String key) throws IOException;

    /** Puts a file under a key whose content never differs; one that is there already stays. Whole or not at all. */
    void upload(String key, Path file, String sha256) throws IOException;

    /**
     * Copies the content to a new or existing file.
     *
     * @param most bytes; more is a failure
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    void download(String key, Path target, long most) throws IOException;

    /** Replaces a small document: readers see the old one or the new one. Of several writers the last one wins. */
    void write(String key, byte[] document) throws IOException;

    /** A small document; throws {@link java.nio.file.NoSuchFileException} when there is none. */
    byte[] read(String key, int most) throws IOException;

    /** Keys that start with a prefix, in the order of their text; it fails when there are more than so many. */
    List<String> list(String prefix, int most) throws IOException;

    /** Removes what lies under a key, if anything. */
    void delete(String key) throws IOException;

    @Override
    default void close() {}

    /**
     * The storage at a location; nothing is asked of it yet, and no class of the AWS SDK is loaded for a folder.
     *
     * @param location a path, a {@code file:} URL, or {@code s3://bucket} with or without a prefix
     * @throws IllegalArgumentException when it is none of them
     */
    static Storage at(String location, S3Settings s3) {
        int colon = location.indexOf(':');
        String scheme = colon < 2 ? "path" : location.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "path" -> new FolderStorage(Path.of(location));
            case "file" -> new FolderStorage(Path.of(URI.create(location)));
            case "s3" -> S3Storage.at(S3Location.parse(location), s3);
            default ->
                throw new IllegalArgumentException(
                        "artefacts lie in a folder or at s3://bucket/prefix, " + scheme + " is not understood");
        };
    }
}
