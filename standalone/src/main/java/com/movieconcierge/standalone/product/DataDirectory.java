package com.movieconcierge.standalone.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Everything that is kept across restarts, held by one process at a time. The lock goes with the process, even a killed one. */
public final class DataDirectory implements AutoCloseable {
    private static final String WORLD_MARKER = "world-loaded";

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes hold of a data directory; created when missing.
     *
     * @throws Refusal when it cannot be written to, or another process holds it
     */
    public static DataDirectory open(Path path) {
        FileChannel lockFile;
        try {
            Files.createDirectories(path);
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new Refusal(
                    "The data directory " + path + " cannot be written to: choose another with --data-dir.", e);
        }
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new DataDirectory(path, lockFile);
            }
        } catch (OverlappingFileLockException e) {
            // held in this very process: refused below like any other holder
        } catch (IOException e) {
            throw new Refusal("The data directory " + path + " cannot be locked: " + e.getMessage(), e);
        }
        close(lockFile);
        throw new Refusal(RunState.running(path)
                .map(state -> "Already running with its data in " + path + ": http://localhost:"
                        + state.ports().recommend() + " (process " + state.pid() + "). ./concierge down stops it.")
                .orElse("Another process is using the data directory " + path + "."));
    }

    public Path path() {
        return path;
    }

    /** A folder in it, e.g. for one service. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + path.resolve(name), e);
        }
    }

    /** Whether the bundled films and viewers have been loaded into it. */
    boolean hasWorld() {
        return Files.exists(path.resolve(WORLD_MARKER));
    }

    void noteWorld() {
        try {
            Files.writeString(path.resolve(WORLD_MARKER), "The bundled films and viewers are on the log.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + path, e);
        }
    }

    @Override
    public void close() {
        close(lockFile);
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of the data directory", e);
        }
    }
}
