package com.movieconcierge.standalone.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Films and viewers to begin with.
 *
 * @param movies JSON lines, one film each
 * @param ratings CSV with the header userId,movieId,rating,timestamp
 */
public record World(Path movies, Path ratings) {

    /** The one that comes with the product, unpacked into a folder. */
    public static World bundled(Path folder) {
        return new World(unpack("movies.jsonl", folder), unpack("ratings.csv", folder));
    }

    private static Path unpack(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream in = World.class.getResourceAsStream("/world/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks world/" + name);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
