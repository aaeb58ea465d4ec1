package com.movieconcierge.artefacts;

import java.util.regex.Pattern;

/**
 * A file by its content. It lies at {@code sha256/ab/abcdef…/NAME}, so what a path holds never changes.
 *
 * @param sha256 of the content, 64 lower-case hex digits
 * @param name as it is called for people: letters, digits, dot, dash and underscore, at most 128
 * @param bytes its size
 */
public record Artefact(String sha256, String name, long bytes) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** @throws IllegalArgumentException when a part is not as described; the message says which */
    public Artefact {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a sha256 has 64 lower-case hex digits, got " + sha256);
        }
        requireName(name);
        if (bytes < 0) {
            throw new IllegalArgumentException("an artefact has no " + bytes + " bytes");
        }
    }

    /** Where it lies below the root of the store. */
    public String path() {
        return folder(sha256) + name;
    }

    static String folder(String sha256) {
        return "sha256/" + sha256.substring(0, 2) + "/" + sha256 + "/";
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has letters, digits, dots, dashes and underscores, at most 128, got '" + name + "'");
        }
        return name;
    }
}
