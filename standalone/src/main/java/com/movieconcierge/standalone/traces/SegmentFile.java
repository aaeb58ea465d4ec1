package com.movieconcierge.standalone.traces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a log, as a broker keeps it: what no consumer is shown any more is read too, be it deleted from the log or
 * waiting to be.
 */
record SegmentFile(Path path) implements DataFile {
    private static final Pattern NAME = Pattern.compile("\\d{20}\\.log(\\.(deleted|cleaned|swap))?");

    static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    @Override
    public long read(Pieces pieces) throws IOException {
        FileRecords records = FileRecords.open(path.toFile(), false);
        try {
            return read(records, pieces);
        } finally {
            records.closeHandlers(); // its close() would cut off what the broker has written since
        }
    }

    private static long read(FileRecords records, Pieces pieces) {
        long understood = 0;
        try (BufferSupplier buffers = BufferSupplier.create()) {
            for (var batch : records.batches()) {
                batch.ensureValid();
                read(batch, buffers, pieces);
                understood += batch.sizeInBytes();
            }
        } catch (KafkaException | IllegalArgumentException e) {
            return understood; // torn, or in the middle of being written
        }
        return understood;
    }

    private static void read(RecordBatch batch, BufferSupplier buffers, Pieces pieces) {
        try (CloseableIterator<Record> records = batch.streamingIterator(buffers)) {
            while (records.hasNext()) {
                Record record = records.next();
                String where = "record " + record.offset();
                pieces.take(bytes(record.key()), where + " key");
                pieces.take(bytes(record.value()), where + " value");
                for (Header header : record.headers()) {
                    pieces.take(header.key().getBytes(StandardCharsets.UTF_8), where + " name of a header");
                    pieces.take(header.value(), where + " header " + header.key());
                }
            }
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
