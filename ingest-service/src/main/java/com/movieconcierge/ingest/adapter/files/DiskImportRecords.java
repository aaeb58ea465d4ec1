package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.Violation;
import com.movieconcierge.ingest.domain.imports.Checkpoint;
import com.movieconcierge.ingest.domain.imports.ImportRecords;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints and rejects as files in a folder, named by a hash of the request. */
public final class DiskImportRecords implements ImportRecords {
    private static final Logger LOG = LoggerFactory.getLogger(DiskImportRecords.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    /** @param folder made when it is first needed */
    public DiskImportRecords(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Checkpoint> load(ImportRequest request) throws IOException {
        Path file = file(request, ".checkpoint.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Checkpoint.class));
        } catch (JacksonException e) {
            LOG.warn("{} is damaged, the import starts anew: {}", file, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(ImportRequest request, Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        Path fresh = file(request, ".checkpoint.tmp");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(checkpoint)));
            channel.force(true);
        }
        Files.move(
                fresh,
                file(request, ".checkpoint.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void clear(ImportRequest request) throws IOException {
        Files.deleteIfExists(file(request, ".checkpoint.json"));
    }

    @Override
    public Rejects rejects(ImportRequest request, long length) throws IOException {
        Files.createDirectories(folder);
        Path file = file(request, ".rejects.jsonl");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(channel.size());
        return new RejectsFile(file, channel);
    }

    private Path file(ImportRequest request, String suffix) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(request.describe().getBytes(StandardCharsets.UTF_8));
            return folder.resolve("import-" + HexFormat.of().formatHex(hash, 0, 8) + suffix);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** One JSON object a line: file, line, field, reason, row. */
    private static final class RejectsFile implements Rejects {
        private final Path file;
        private final FileChannel channel;
        private final OutputStream out;

        RejectsFile(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
            this.out = Channels.newOutputStream(channel);
        }

        @Override
        public void add(Row<?> row, List<Violation> violations) throws IOException {
            for (Violation violation : violations) {
                ObjectNode reject = JSON.createObjectNode()
                        .put("file", row.file())
                        .put("line", row.line())
                        .put("field", violation.field())
                        .put("reason", violation.message())
                        .put("row", row.raw());
                out.write((reject + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public long flush() throws IOException {
            channel.force(false);
            return channel.position();
        }

        @Override
        public String path() {
            return file.toString();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
