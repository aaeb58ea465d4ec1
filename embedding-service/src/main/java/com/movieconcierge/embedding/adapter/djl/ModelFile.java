package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.artefacts.WholeFile;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A class path resource that is used only if it is the very one that was measured; sha256 in lower-case hex. */
record ModelFile(String resource, String sha256) {
    /** The first twelve hex digits of the checksum. */
    String version() {
        return sha256.substring(0, 12);
    }

    /** The file, checked, below {@code cache}, unless an earlier start left it there. Several processes may do this at once. */
    Path unpack(Path cache) throws IOException {
        Path file =
                cache.resolve("models").resolve(version()).resolve(resource.substring(resource.lastIndexOf('/') + 1));
        return Files.exists(file) && Sha256.ofFiles(file).equals(sha256) ? file : WholeFile.appear(file, this::copyTo);
    }

    private void copyTo(Path target) throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path: is the jar that carries the model there?");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        String actual = Sha256.ofFiles(target);
        if (!actual.equals(sha256)) {
            throw new IOException(resource + " has SHA-256 " + actual + ", expected " + sha256
                    + ": another version of the jar that carries the model is on the class path");
        }
    }
}
