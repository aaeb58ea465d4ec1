package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.HomePartition;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partition each viewer's records belong on. A taste is the state of one task, so a viewer whose records lie on two
 * partitions would have two. Safe for concurrent use.
 */
public final class Homes {
    private static final Logger LOG = LoggerFactory.getLogger(Homes.class);

    private static final int MOST_BYTES = DeadLetter.MOST_BYTES;
    /** In UTF-8. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private final Map<String, Integer> partitions;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);

    /** @param partitions how many each input topic really has, by name; a stream that starts again asks again */
    public Homes(Map<String, Integer> partitions) {
        this.partitions = Map.copyOf(partitions);
    }

    boolean isHome(byte @Nullable [] key, RecordMetadata at) {
        return HomePartition.isHome(key, at.partition(), count(at));
    }

    /**
     * Why a stray cannot be written once more; empty when it can. It is sent once: were this process and its producer to count
     * partitions differently, it would go round for ever.
     */
    Optional<String> cannotBeSent(Record<byte[], byte[]> record, RecordMetadata at) {
        String before = DeadLetter.text(record.headers(), HomePartition.STRAYED_FROM);
        if (before != null) {
            return Optional.of(sentence(record.key(), at)
                    + ", though it was written again because of that: it had strayed to " + before);
        }
        int size = size(record);
        return size <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(sentence(record.key(), at) + ", and " + size + " bytes are too many to be written again");
    }

    private static int size(Record<byte[], byte[]> record) {
        int size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() * MOST_BYTES_A_CHARACTER + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** What is wrong with a record that has strayed, as a sentence. */
    private String sentence(byte[] key, RecordMetadata at) {
        return "the record is on partition " + at.partition() + ", its key belongs on "
                + HomePartition.of(key, count(at)) + " of " + count(at);
    }

    /** Says now and then that some producer partitions otherwise; the metric counts. */
    void warn(byte[] key, RecordMetadata at) {
        warning.warn(
                "{}-{}@{} is written again where it belongs: {}. Set the producer's partitioner to murmur2 (librdkafka:"
                        + " partitioner=murmur2_random)",
                at.topic(),
                at.partition(),
                at.offset(),
                sentence(key, at));
    }

    private int count(RecordMetadata at) {
        Integer count = partitions.get(at.topic());
        if (count == null) {
            throw new IllegalStateException("nobody has said how many partitions topic " + at.topic() + " has");
        }
        return count;
    }
}
