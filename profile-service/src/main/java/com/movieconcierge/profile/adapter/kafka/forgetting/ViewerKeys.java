package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topics of which brokers keep the newest record of each key, and whom of the viewers each key names. */
final class ViewerKeys {
    /** Whom a key names, by topic. */
    private final Map<String, UnaryOperator<String>> owners = new HashMap<>();

    /** @param applicationId of the stream, whose changelogs are among them */
    ViewerKeys(String applicationId) {
        Topics.compactedByViewer().forEach(topic -> owners.put(topic.name(), UnaryOperator.identity()));
        owners.putAll(ProfileStores.logsOfViewers(applicationId));
    }

    Set<String> topics() {
        return owners.keySet();
    }

    /** Whom a record of one of these topics names; a key of another shape may name nobody. */
    String viewer(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return Objects.requireNonNull(owners.get(record.topic())).apply(key);
    }
}
