package com.movieconcierge.embedding.adapter.files;

import com.movieconcierge.artefacts.BoundedCopy;
import com.movieconcierge.artefacts.WholeFile;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A model's folder as a zip archive. Only what a model is made of comes out, and only below its own folder. */
final class ModelArchive {
    /** Properties are what DJL's zoo adds; nobody reads them. */
    private static final List<String> KINDS = List.of(".onnx", ".json", ".txt", ".md", ".properties");

    private static final int MOST_ENTRIES = 100;
    private static final long MAX_BYTES = 4L << 30;

    private ModelArchive() {}

    /** The folder with the archive's files, unpacked below {@code models} unless that was done before. */
    static Path unpacked(Path archive, Path models) throws IOException {
        String sha256 = Sha256.ofFiles(archive);
        Path folder = models.resolve(sha256.substring(0, 12) + "-unpacked");
        Path done = folder.resolve(".complete");
        if (Files.exists(done)) {
            return root(folder);
        }
        Files.createDirectories(folder);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException(archive.getFileName() + " holds " + zip.size() + " files, a model has fewer than "
                        + MOST_ENTRIES);
            }
            long left = MAX_BYTES;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    left -= unpack(zip, entry, folder, left);
                }
            }
        }
        Files.writeString(done, sha256);
        return root(folder);
    }

    private static long unpack(ZipFile zip, ZipEntry entry, Path folder, long left) throws IOException {
        String name = entry.getName();
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder) || KINDS.stream().noneMatch(name::endsWith)) {
            throw new IOException(name + " does not belong into a model: " + KINDS + " below the archive's root do");
        }
        WholeFile.appear(target, coming -> {
            try (InputStream in = zip.getInputStream(entry)) {
                BoundedCopy.of(in, coming, left, name);
            }
        });
        return Files.size(target);
    }

    /** The folder itself, or the one folder that everything lies in. */
    private static Path root(Path folder) throws IOException {
        if (Files.exists(folder.resolve("tokenizer.json")) || Files.exists(folder.resolve("model.onnx"))) {
            return folder;
        }
        try (var children = Files.list(folder)) {
            List<Path> folders = children.filter(Files::isDirectory).toList();
            return folders.size() == 1 ? folders.get(0) : folder;
        }
    }
}
