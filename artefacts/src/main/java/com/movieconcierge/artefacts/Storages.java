package com.movieconcierge.artefacts;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Which storage a location means. No class of the AWS SDK is loaded for a folder. */
public final class Storages {
    private Storages() {}

    /**
     * The storage at a location; nothing is asked of it yet.
     *
     * @param location a path, a {@code file:} URL, or {@code s3://bucket} with or without a prefix
     * @throws IllegalArgumentException when it is none of them
     */
    public static Storage at(String location, S3Settings s3) {
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
