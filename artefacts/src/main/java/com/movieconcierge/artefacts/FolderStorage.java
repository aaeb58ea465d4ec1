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

/** A folder, on this machine or mounted. Nobody sees half of a file. */
final class FolderStorage implements Storage {
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
            WholeFile.appear(file(key), coming -> Files.copy(file, coming, StandardCopyOption.REPLACE_EXISTING));
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
        WholeFile.appear(file(key), coming -> Files.write(coming, document));
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
                if (key.startsWith(prefix) && !key.contains(WholeFile.COMING)) {
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
