package com.movieconcierge.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The partition that a key's records belong on: the one that Java's default partitioner chooses, {@code murmur2(key)} modulo
 * the number of partitions that the topic really has. A record on another one is a stray, written by a producer that
 * partitions otherwise (librdkafka's default is CRC32). The stream writes strays of its input topics once more, where they
 * belong; every other reader of those topics leaves them out.
 *
 * <p>Source: Apache Kafka, {@code BuiltInPartitioner.partitionForKey}; librdkafka calls it {@code murmur2_random}.
 */
public final class HomePartition {
    /** Header of a record that was written once more: where it had strayed to, as {@code <partition>@<offset>}. */
    public static final String STRAYED_FROM = "mc.strayed-from";

    private HomePartition() {}

    /**
     * The home of a key; of a {@link Pseudonym} that of the viewer it stands for.
     *
     * @param partitions that the topic has; positive
     * @return in [0, partitions)
     */
    public static int of(byte[] key, int partitions) {
        String text = new String(key, StandardCharsets.UTF_8);
        return Pseudonym.placing(text).orElseGet(() -> Utils.toPositive(Utils.murmur2(key))) % partitions;
    }

    /** Whether a record with this key belongs on this partition; one without a key is at home anywhere. */
    public static boolean isHome(byte @Nullable [] key, int partition, int partitions) {
        return key == null || of(key, partitions) == partition;
    }
}
