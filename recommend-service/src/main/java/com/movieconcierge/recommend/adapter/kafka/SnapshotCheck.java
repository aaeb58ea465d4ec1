package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.schemas.snapshot.SnapshotHeader;
import com.movieconcierge.schemas.snapshot.SnapshotHeader.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a snapshot and the log after it add up to the log. They do not when the log is another one, when something was
 * taken out of it, or when a removal that came after the snapshot may be forgotten already: compaction drops tombstones
 * once they are older than {@code delete.retention.ms}.
 */
final class SnapshotCheck {
    /** Clocks differ, and the rest of the log has to be read as well before a tombstone goes. */
    private static final double SAFE_SHARE = 0.9;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final String COMPACT = "compact";

    /**
     * A topic as the broker has it.
     *
     * @param first offset of each partition
     * @param end likewise
     * @param cleanup its cleanup.policy
     * @param tombstones its delete.retention.ms
     */
    record LiveTopic(String topicId, List<Long> first, List<Long> end, String cleanup, Duration tombstones) {}

    private SnapshotCheck() {}

    /** Why the snapshot must not be used, as a sentence; empty when it may. */
    static Optional<String> refusal(
            SnapshotHeader snapshot, String clusterId, Map<String, LiveTopic> live, Instant now) {
        if (!snapshot.clusterId().equals(clusterId)) {
            return Optional.of("it is of cluster " + snapshot.clusterId() + ", this is " + clusterId);
        }
        if (!snapshot.topics().keySet().equals(new HashSet<>(live.keySet()))) {
            return Optional.of("it is of the topics " + snapshot.topics().keySet() + ", read are " + live.keySet());
        }
        if (snapshot.createdAt().isAfter(now.plus(CLOCKS_DIFFER))) {
            return Optional.of("it was made at " + snapshot.createdAt() + ", which is yet to come: clocks differ");
        }
        Duration age = Duration.between(snapshot.createdAt(), now);
        return live.entrySet().stream()
                .flatMap(topic ->
                        refusal(Objects.requireNonNull(snapshot.topics().get(topic.getKey())), topic.getValue(), age)
                                .map(reason -> topic.getKey() + ": " + reason)
                                .stream())
                .findFirst();
    }

    private static Optional<String> refusal(TopicState then, LiveTopic now, Duration age) {
        if (!then.topicId().equals(now.topicId)) {
            return Optional.of("the topic was made anew since");
        }
        if (then.next().size() != now.end.size() || then.first().size() != now.first.size()) {
            return Optional.of("it had " + then.next().size() + " partitions, now there are " + now.end.size());
        }
        for (int partition = 0; partition < now.end.size(); partition++) {
            if (!then.first().get(partition).equals(now.first.get(partition))) {
                return Optional.of("records were deleted from partition " + partition + " since");
            }
            long next = then.next().get(partition);
            if (next < now.first.get(partition) || next > now.end.get(partition)) {
                return Optional.of("partition " + partition + " has offsets " + now.first.get(partition) + " to "
                        + now.end.get(partition) + ", the snapshot ends at " + next);
            }
        }
        if (!now.cleanup.equals(COMPACT)) {
            return Optional.of("its cleanup.policy is " + now.cleanup + ", so that films may have left the log");
        }
        if (age.toMillis() > SAFE_SHARE * now.tombstones.toMillis()) {
            return Optional.of(
                    "the snapshot is " + age.toHours() + " hours old, and the topic may forget removals after "
                            + now.tombstones.toHours() + " (delete.retention.ms): take a new one");
        }
        return Optional.empty();
    }
}
