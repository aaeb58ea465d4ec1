package com.movieconcierge.artefacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear under their names by a rename, so that nobody sees half of one. */
public final class WholeFile {
    static final String COMING = ".coming-";

    private WholeFile() {}

    /** Writes to a file that is there and empty, or throws for what must not appear. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path coming) throws IOException;
    }

    /** Has a file appear once it is filled, in the place of an older one; where that fails, nothing of it is left. */
    public static Path appear(Path file, Filling filling) throws IOException {
        Path folder = Files.createDirectories(file.getParent());
        Path coming = Files.createTempFile(folder, COMING, ".tmp");
        try {
            filling.fill(coming);
            return Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coming);
        }
    }
}
