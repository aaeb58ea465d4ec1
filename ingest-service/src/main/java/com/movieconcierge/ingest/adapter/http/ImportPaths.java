package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the paths of a request into real ones and refuses what lies outside the allowed folders, symbolic links followed. A
 * path outside is refused whether or not it exists: the answer must not tell.
 *
 * @param roots folders whose content may be imported; none means nothing may
 */
public record ImportPaths(List<Path> roots) {
    /** @throws InvalidInputException when the path is not allowed, or nothing is there */
    Path real(String field, String text) {
        Path path = absolute(field, text);
        Path real = realOrNull(path);
        boolean allowed = roots.stream()
                .anyMatch(root -> real == null ? isUnder(path, root) : isUnder(real, orItself(realOrNull(root), root)));
        if (!allowed) {
            throw new InvalidInputException(
                    field, "must lie under one of concierge.imports.allowed-roots of this service");
        }
        if (real == null) {
            throw new InvalidInputException(field, "'" + text + "' does not exist");
        }
        return real;
    }

    private static Path absolute(String field, String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidInputException(field, "is no path");
        }
    }

    private static boolean isUnder(Path path, Path root) {
        return path.startsWith(root.toAbsolutePath().normalize());
    }

    private static Path orItself(@Nullable Path real, Path itself) {
        return real == null ? itself : real;
    }

    private static @Nullable Path realOrNull(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
