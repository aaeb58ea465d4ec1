package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.schemas.HomePartition;
import java.util.Map;
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

    private final Map<String, Integer> partitions;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);

    /** @param partitions how many each input topic really has, by name; a stream that starts again asks again */
    public Homes(Map<String, Integer> partitions) {
        this.partitions = Map.copyOf(partitions);
    }

    boolean isHome(byte @Nullable [] key, RecordMetadata at) {
        return HomePartition.isHome(key, at.partition(), count(at));
    }

    /** What is wrong with a record that has strayed, as a sentence. */
    String sentence(byte[] key, RecordMetadata at) {
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
