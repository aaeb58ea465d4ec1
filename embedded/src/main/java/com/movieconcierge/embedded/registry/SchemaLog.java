package com.movieconcierge.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every change of the registry as one JSON line, on the disk before it is answered. */
final class SchemaLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;

    private SchemaLog(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens the log and hands over every change in it, oldest first. A last line that a crash cut short was never
     * answered and is removed.
     *
     * @throws IOException when the file cannot be read, or is damaged before its last line
     */
    static SchemaLog open(Path path, Consumer<JsonNode> changes) throws IOException {
        byte[] content = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int intact = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                changes.accept(parse(new String(content, intact, i - intact, StandardCharsets.UTF_8), path));
                intact = i + 1;
            }
        }
        if (intact < content.length) {
            LOG.warn("{} ends in a line that was cut short; removing it", path);
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(intact);
        file.position(intact);
        return new SchemaLog(file);
    }

    /** Writes one change through to the disk. */
    void append(JsonNode change) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(change) + "\n").getBytes(StandardCharsets.UTF_8));
        long start = file.position();
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(true);
        } catch (IOException e) {
            file.truncate(start); // half a line must not sit in the middle of the log
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static JsonNode parse(String line, Path path) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(path + " is damaged at: " + line, e);
        }
    }
}
