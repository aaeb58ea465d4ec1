package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been copied, kept by the brokers as the offset of a group that nobody joins. It is written in the transaction
 * of the copies themselves, so that a rewrite that crashed is carried on without copying anything twice, and by nobody who may
 * only write to the topic.
 */
final class CopyLedger {
    private static final String FORMER = "segment.bytes=";

    private final Admin admin;
    private final String group;
    private final TopicPartition partition;
    private final Patience patience;

    CopyLedger(Admin admin, String group, TopicPartition partition, Patience patience) {
        this.admin = admin;
        this.group = group;
        this.partition = partition;
        this.patience = patience;
    }

    /** What lies before this offset is copied or needs no copy; 0 where nobody has begun. */
    long copied() {
        return offsetOf(entries(false).get(partition));
    }

    /** As {@link #copied}, once no transaction is open that would change it. */
    long copiedForSure() {
        return offsetOf(entries(true).get(partition));
    }

    /** What goes into a transaction of copies. */
    Map<TopicPartition, OffsetAndMetadata> entry(long copied) {
        return Map.of(partition, new OffsetAndMetadata(copied));
    }

    TopicPartition partition() {
        return partition;
    }

    String group() {
        return group;
    }

    /** Takes down what {@code segment.bytes} of the topic was set to; outlives a crash. */
    void rememberSegmentBytes(String former) {
        write(Map.of(partition, new OffsetAndMetadata(copiedForSure(), FORMER + former)));
    }

    /** What was taken down of the topic, for whichever partition, and not taken back. */
    Optional<String> rememberedSegmentBytes() {
        return remembering().values().stream()
                .map(entry -> entry.metadata().substring(FORMER.length()))
                .findFirst();
    }

    void forgetSegmentBytes() {
        Map<TopicPartition, OffsetAndMetadata> entries = new HashMap<>();
        remembering().forEach((at, entry) -> entries.put(at, new OffsetAndMetadata(entry.offset())));
        if (!entries.isEmpty()) {
            write(entries);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> remembering() {
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>(entries(false));
        found.entrySet()
                .removeIf(entry -> !entry.getKey().topic().equals(partition.topic())
                        || entry.getValue() == null
                        || !entry.getValue().metadata().startsWith(FORMER));
        return found;
    }

    private void write(Map<TopicPartition, OffsetAndMetadata> entries) {
        patience.answer(
                "set the offsets of group " + group,
                admin.alterConsumerGroupOffsets(group, entries).all());
    }

    private Map<TopicPartition, OffsetAndMetadata> entries(boolean isStable) {
        var options = new ListConsumerGroupOffsetsOptions().requireStable(isStable);
        try {
            return patience.answer(
                    "read the offsets of group " + group,
                    admin.listConsumerGroupOffsets(group, options).partitionsToOffsetAndMetadata());
        } catch (LogUnavailableException e) {
            if (e.isCausedBy(GroupIdNotFoundException.class)) {
                return Map.of();
            }
            throw e;
        }
    }

    private static long offsetOf(@Nullable OffsetAndMetadata entry) {
        return entry == null ? 0 : entry.offset();
    }
}
