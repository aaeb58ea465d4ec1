package com.movieconcierge.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is in files that others write and delete meanwhile. */
public final class FileBytes {
    private FileBytes() {}

    /** Whether an id's bytes are in a file; not in one that has gone. */
    public static boolean name(Path file, String id) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(id);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
