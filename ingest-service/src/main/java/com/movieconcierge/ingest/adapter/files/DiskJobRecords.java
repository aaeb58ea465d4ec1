package com.movieconcierge.ingest.adapter.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.movieconcierge.ingest.domain.jobs.JobRecords;
import com.movieconcierge.kernel.Hashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checkpoints and notes as files in a folder, named by a hash of the request.
 *
 * @param folder made when it is first needed
 * @param kind of the jobs, in front of the names of files
 * @param noteKind what the notes are, at the end of the name of their file
 */
public record DiskJobRecords<C>(Path folder, String kind, String noteKind, Class<C> checkpoints)
        implements JobRecords<C> {
    private static final Logger LOG = LoggerFactory.getLogger(DiskJobRecords.class);
    private static final int HASH_DIGITS = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @Override
    public Optional<C> load(String request) throws IOException {
        Path file = file(request, ".checkpoint.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), checkpoints));
        } catch (JacksonException e) {
            LOG.warn("{} is damaged; starting the {} from scratch: {}", file, kind, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(String request, C checkpoint) throws IOException {
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
    public void clear(String request) throws IOException {
        Files.deleteIfExists(file(request, ".checkpoint.json"));
    }

    @Override
    public Notes notes(String request, long length) throws IOException {
        Files.createDirectories(folder);
        Path file = file(request, "." + noteKind + ".jsonl");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(channel.size());
        return new NotesFile(file, channel);
    }

    private Path file(String request, String suffix) {
        String hash = Hashes.sha256(request.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
        return folder.resolve(kind + "-" + hash + suffix);
    }

    /** One JSON object a line. */
    private record NotesFile(Path file, FileChannel channel) implements Notes {
        @Override
        public void add(Record entry) throws IOException {
            Channels.newOutputStream(channel)
                    .write((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
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
