package com.movieconcierge.embedding.domain;

import java.io.IOException;
import java.nio.file.Path;

/** Port: brings a model's files here. */
@FunctionalInterface
public interface ModelSource {
    /**
     * The file, or the folder of an archive or a path, that lies at a location; checked.
     *
     * @param location a path, or a URL
     * @param sha256 lower-case hex, of the file or archive, or of the ONNX file in a folder; needed for all that is not on
     *     this machine, and may be empty for a path
     * @throws IOException when it cannot be had or is another one; the message says which
     * @throws IllegalArgumentException when the location cannot be understood or lacks its checksum
     */
    Path fetch(String location, String sha256) throws IOException;
}
