package com.movieconcierge.standalone.traces;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.Stages.Stage;
import com.movieconcierge.standalone.traces.Traces.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every file of a folder, its name and its bytes, few of them in memory at a time. What its format would hide is read by the format,
 * see {@link DataFile}. Files come and go while the product runs: one that is gone is no trace.
 */
record FileScan(Path folder, Sought sought, Sightings sightings) {
    private static final long MIB = 1 << 20;

    private record Found(Path path, long bytes) {}

    void run(Stages stages) {
        List<Found> files = files();
        Stage stage = stages.begin(
                "Files, MiB", files.stream().mapToLong(Found::bytes).sum() / MIB);
        long read = 0;
        for (Found file : files) {
            look(file.path());
            stage.advance((read + file.bytes()) / MIB - read / MIB);
            read += file.bytes();
        }
    }

    private void look(Path path) {
        String name = folder.relativize(path).toString();
        try {
            lookAtName(name);
            Optional<DataFile> known = formatOf(path);
            long from = known.isPresent() ? known.get().read((data, where) -> look(name, data, where)) : 0;
            sightings.lookedAtFile(from + bytesOf(path, name, from));
        } catch (NoSuchFileException e) {
            // deleted since
        } catch (IOException e) {
            sightings.unread("The file " + name + " could not be read: " + e.getMessage() + ".");
        }
    }

    /** What follows a full stop is part of an id, or says of what kind the file is. */
    private void lookAtName(String name) {
        boolean[] named = new boolean[1];
        Sought.Found note = (userId, at) -> {
            named[0] = true;
            sightings.note(userId, Kind.FILE, name, () -> "its name");
        };
        sought.in(name.getBytes(StandardCharsets.UTF_8), note);
        if (!named[0]) {
            sought.in(name.replace('.', '/').getBytes(StandardCharsets.UTF_8), note);
        }
    }

    private static Optional<DataFile> formatOf(Path path) {
        if (SegmentFile.isOne(path)) {
            return Optional.of(new SegmentFile(path));
        }
        return StoreFile.isOne(path) ? Optional.of(new StoreFile(path)) : Optional.empty();
    }

    private void look(String file, byte @Nullable [] data, String where) {
        sought.in(data, (userId, at) -> sightings.note(userId, Kind.FILE, file, () -> where));
    }

    private long bytesOf(Path path, String name, long from) throws IOException {
        long[] read = new long[1];
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            file.position(from);
            new ByteSearch(sought)
                    .in(
                            file,
                            more -> read[0] += more,
                            (userId, at) -> sightings.note(userId, Kind.FILE, name, () -> "byte " + (from + at)));
        }
        return read[0];
    }

    private List<Found> files() {
        List<Found> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(new Found(file, attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    if (!(failure instanceof NoSuchFileException)) {
                        sightings.unread("The file " + folder.relativize(file) + " could not be read: "
                                + failure.getMessage() + ".");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files of " + folder, e);
        }
        return files;
    }
}
