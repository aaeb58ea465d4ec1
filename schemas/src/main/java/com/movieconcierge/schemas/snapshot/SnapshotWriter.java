package com.movieconcierge.schemas.snapshot;

import com.movieconcierge.events.SnapshotEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes a snapshot entry by entry. Compressed with deflate, the one codec that every Avro implementation has; vectors
 * hardly shrink, so its fastest level.
 */
public final class SnapshotWriter implements AutoCloseable {
    private static final int FASTEST = 1;
    private static final int BLOCK_BYTES = 1 << 18;

    private final SnapshotHeader header;
    private final DataFileWriter<SnapshotEntry> file;
    private final Map<String, Long> written = new HashMap<>();

    public SnapshotWriter(Path target, SnapshotHeader header) throws IOException {
        this.header = header;
        this.file = new DataFileWriter<SnapshotEntry>(new SpecificDatumWriter<>(SnapshotEntry.getClassSchema()))
                .setCodec(CodecFactory.deflateCodec(FASTEST))
                .setSyncInterval(BLOCK_BYTES)
                .setMeta(SnapshotHeader.KEY, header.toJson())
                .create(SnapshotEntry.getClassSchema(), target.toFile());
    }

    public void append(String topic, String key, SpecificRecord value) throws IOException {
        file.append(new SnapshotEntry(topic, key, value));
        written.merge(topic, 1L, Long::sum);
    }

    /** Whether as many entries were written as the header promises; otherwise the file is not to be used. */
    public boolean isComplete() {
        return header.topics().entrySet().stream()
                .allMatch(topic -> written.getOrDefault(topic.getKey(), 0L)
                        == topic.getValue().entries());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
