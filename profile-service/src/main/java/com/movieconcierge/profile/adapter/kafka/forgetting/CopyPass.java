package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.schemas.CopiedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the records of a partition one by one, and writes those that stay once more, in transactions. */
final class CopyPass {
    private static final Logger LOG = LoggerFactory.getLogger(CopyPass.class);
    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_BYTES = 4 << 20;
    /** What the broker takes by default, less what a copy has more than its original. */
    private static final int LARGEST = 1_000_000;

    private final SegmentRoll.Rolled rolled;
    private final Redaction redaction;
    private final Predicate<ConsumerRecord<byte[], byte[]>> leftToStream;
    private final ObjLongConsumer<List<ProducerRecord<byte[], byte[]>>> writer;
    private final List<ProducerRecord<byte[], byte[]>> chunk = new ArrayList<>();
    private int bytes;
    private long copied;
    private long leftOut;
    private long last = -1;
    private long firstLate = -1;

    /**
     * @param leftToStream which records the stream writes elsewhere before they are deleted here
     * @param writer writes copies in one transaction, and takes down from where the next ones are
     */
    CopyPass(
            SegmentRoll.Rolled rolled,
            Redaction redaction,
            Predicate<ConsumerRecord<byte[], byte[]>> leftToStream,
            ObjLongConsumer<List<ProducerRecord<byte[], byte[]>>> writer) {
        this.rolled = rolled;
        this.redaction = redaction;
        this.leftToStream = leftToStream;
        this.writer = writer;
    }

    void take(ConsumerRecord<byte[], byte[]> original) {
        last = original.offset();
        if (redaction.drops(original)) {
            redaction.instead(original).ifPresent(other -> add(original, other.key(), other.value()));
            if (firstLate < 0 && original.offset() >= rolled.sure()) {
                firstLate = original.offset();
            }
        } else if (isLeftOut(original)) {
            leftOut++;
        } else {
            add(original, original.key(), original.value());
        }
        if (chunk.size() >= MOST_RECORDS || bytes >= MOST_BYTES) {
            write(original.offset() + 1);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> original, byte @Nullable [] key, byte @Nullable [] value) {
        chunk.add(copyOf(original, key, value));
        bytes += size(original);
    }

    /** Writes what is gathered: all that stays is copied then. */
    void writeRest() {
        if (!chunk.isEmpty()) {
            write(rolled.boundary());
        }
    }

    private void write(long next) {
        copied += chunk.size();
        writer.accept(List.copyOf(chunk), next);
        chunk.clear();
        bytes = 0;
    }

    /** The offset of the last record; -1 where there was none. */
    long last() {
        return last;
    }

    long copied() {
        return copied;
    }

    long leftOut() {
        return leftOut;
    }

    /** The first of the records that are to go and lie in the file that goes on behind the boundary, perhaps. */
    OptionalLong firstLate() {
        return firstLate < 0 ? OptionalLong.empty() : OptionalLong.of(firstLate);
    }

    private boolean isLeftOut(ConsumerRecord<byte[], byte[]> original) {
        if (size(original) > LARGEST) {
            LOG.warn(
                    "{}-{}@{} is not copied: {} bytes are too many for a record of ours",
                    original.topic(),
                    original.partition(),
                    original.offset(),
                    size(original));
            return true;
        }
        return leftToStream.test(original);
    }

    private static ProducerRecord<byte[], byte[]> copyOf(
            ConsumerRecord<byte[], byte[]> original, byte @Nullable [] key, byte @Nullable [] value) {
        var headers = new RecordHeaders(original.headers().toArray());
        CopiedRecord.mark(headers, new LogPosition(original.partition(), original.offset()));
        Long time = original.timestamp() == ConsumerRecord.NO_TIMESTAMP ? null : (Long) original.timestamp();
        return new ProducerRecord<>(original.topic(), original.partition(), time, key, value, headers);
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        int size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
