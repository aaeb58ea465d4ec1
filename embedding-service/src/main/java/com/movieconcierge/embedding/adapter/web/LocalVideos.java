package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Videos on this machine, below folders that the operator allows and nowhere else, links followed before looking. */
final class LocalVideos {
    private final List<Path> roots;
    private final long mostBytes;

    LocalVideos(List<Path> roots, long mostBytes) {
        this.roots = List.copyOf(roots);
        this.mostBytes = mostBytes;
    }

    /** Whether that is a file's address rather than one of the web. */
    static boolean isLocal(String address) {
        return address.startsWith("/") || address.toLowerCase(Locale.ROOT).startsWith("file:");
    }

    /** The file at an absolute path or a {@code file:} URL. */
    Path file(String address) throws TrailerException {
        try {
            Path named = address.startsWith("/") ? Path.of(address) : Path.of(URI.create(address));
            // Where no folder is allowed, nobody learns what there is.
            Path real = roots.isEmpty() ? named : named.toRealPath();
            if (roots.isEmpty() || !isAllowed(real) || !Files.isRegularFile(real)) {
                throw new TrailerException(Reason.FORBIDDEN, "no trailer below TRAILERS_ROOTS: " + address);
            }
            if (Files.size(real) > mostBytes) {
                throw new TrailerException(Reason.TOO_LARGE, address + " is larger than " + mostBytes + " bytes");
            }
            return real;
        } catch (IOException | IllegalArgumentException e) {
            throw new TrailerException(Reason.FORBIDDEN, "no trailer below TRAILERS_ROOTS: " + address, e);
        }
    }

    private boolean isAllowed(Path real) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }
}
