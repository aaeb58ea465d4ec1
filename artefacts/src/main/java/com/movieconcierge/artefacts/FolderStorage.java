package com.movieconcierge.artefacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder, on this machine or mounted. Files appear under their names by a rename, so nobody sees half of one. */
final class FolderStorage implements Storage {
    private static final String COMING = ".coming-";

    private final Path root;

    FolderStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String describe(String key) {
        return file(key).toString();
    }

    private Path file(String key) {
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException(key + " leads out of " + root);
        }
        return file;
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public void upload(String key, Path file, String sha256) throws IOException {
        if (!exists(key)) {
            appear(key, coming -> Files.copy(file, coming, StandardCopyOption.REPLACE_EXISTING));
        }
    }

    @Override
    public void download(String key, Path target, long most) throws IOException {
        try (InputStream in = Files.newInputStream(file(key))) {
            BoundedCopy.of(in, target, most, describe(key));
        }
    }

    @Override
    public void write(String key, byte[] document) throws IOException {
        appear(key, coming -> Files.write(coming, document));
    }

    private interface Filling {
        void fill(Path coming) throws IOException;
    }

    private void appear(String key, Filling filling) throws IOException {
        Path file = file(key);
        Path folder = Files.createDirectories(file.getParent());
        Path coming = Files.createTempFile(folder, COMING, ".tmp");
        try {
            filling.fill(coming);
            Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    @Override
    public byte[] read(String key, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file(key))) {
            return BoundedCopy.of(in, most, describe(key));
        }
    }

    @Override
    public List<String> list(String prefix, int most) throws IOException {
        List<String> keys = new ArrayList<>();
        Files.walkFileTree(file(prefix.substring(0, prefix.lastIndexOf('/') + 1)), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String key = root.relativize(file).toString().replace('\\', '/');
                if (key.startsWith(prefix) && !key.contains(COMING)) {
                    keys.add(key);
                }
                return keys.size() > most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            /** What others remove or rename meanwhile is not there. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        if (keys.size() > most) {
            throw new IOException(describe(prefix) + "* are more than " + most + " files");
        }
        Collections.sort(keys);
        return keys;
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }
}
