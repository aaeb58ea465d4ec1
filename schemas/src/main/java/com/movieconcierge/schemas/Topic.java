package com.movieconcierge.schemas;

import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.RecordCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the system.
 *
 * @param <K> what its keys stand for; on the wire they are text
 * @param <V> what its values stand for; on the wire they are Avro
 * @param name as on the broker
 * @param key what the record key is, such as userId
 * @param codec between its records and the model; empty for a dead-letter topic, which carries raw bytes
 * @param partitions how many it is created with; positive. What there is, the broker knows
 * @param config broker-side topic configuration
 */
public record Topic<K, V>(
        String name, String key, Optional<RecordCodec<K, V, ?>> codec, int partitions, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }

    /** Where records of this topic go that cannot be used, with the reason in their headers. */
    public String deadLetters() {
        return name + ".dlq";
    }

    /** The schema that this version writes; empty for a dead-letter topic. */
    public Optional<Schema> valueSchema() {
        return codec.map(codec -> SpecificData.get().getSchema(codec.type()));
    }

    /** Whether a record without a value removes its key. Where nothing is compacted it is no record at all. */
    public boolean hasTombstones() {
        return TopicConfig.CLEANUP_POLICY_COMPACT.equals(config.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    }

    /**
     * What a record of this topic stands for, once its value has been read.
     *
     * @param key null where the record has none
     * @param value null for a tombstone
     * @param writtenAt the record's own time; {@link Instant#MIN} where it has none
     */
    public Decoded<K, V> decode(@Nullable String key, @Nullable Object value, Instant writtenAt) {
        return codecOfEvents().decode(this, key, value, writtenAt);
    }

    /** A key as it stands on the wire. */
    public String keyText(K key) {
        return codecOfEvents().text().apply(key);
    }

    /** The Avro record of a value. */
    public SpecificRecord toAvro(K key, V value) {
        return codecOfEvents().toAvro(key, value);
    }

    private RecordCodec<K, V, ?> codecOfEvents() {
        return codec.orElseThrow(() -> new IllegalStateException("topic " + name + " carries raw bytes"));
    }

    NewTopic toNewTopic(int partitions, TopicSettings settings) {
        Map<String, String> configs = new HashMap<>(config);
        if (Topics.compactedByViewer().contains(this)) {
            configs.putAll(settings.ofViewers());
        }
        return new NewTopic(name, partitions, settings.replicationFactor()).configs(configs);
    }
}
