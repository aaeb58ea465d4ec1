package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads the topics that this service owns and others read into memory, without a group: they can only skip what is no
 * record of the topic. Here, by one consumer group, such a record becomes a dead letter, once for all readers; after a
 * crash perhaps twice.
 */
public final class OutputGuard implements MessageListener<byte[], byte[]> {
    /** Nobody waits for it: better one large fetch than many small ones. */
    private static final int FETCH_MIN_BYTES = 1 << 20;

    private static final int FETCH_MAX_BYTES = 4 << 20;
    private static final int FETCH_WAIT_MILLIS = 2_000;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final double LONGER = 2;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Map<String, EventCodec<?>> codecs;
    private final DeadLetters deadLetters;

    /** @param codecs by topic */
    public OutputGuard(Map<String, EventCodec<?>> codecs, DeadLetters deadLetters) {
        this.codecs = Map.copyOf(codecs);
        this.deadLetters = deadLetters;
    }

    /** A container that is not started yet; a record it cannot check, say without a registry, is tried until it can. */
    public ConcurrentMessageListenerContainer<byte[], byte[]> container(Map<String, String> clients, String groupId) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_MAX_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT));
        var consumers =
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var properties = new ContainerProperties(codecs.keySet().toArray(String[]::new));
        properties.setGroupId(groupId);
        properties.setClientId(groupId);
        properties.setMessageListener(this);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        var patience = new ExponentialBackOff(FIRST_PAUSE_MILLIS, LONGER);
        patience.setMaxInterval(LONGEST_PAUSE_MILLIS);
        container.setCommonErrorHandler(new DefaultErrorHandler(patience));
        return container;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            check(record);
        } catch (SerializationException e) {
            if (SchemaRegistryException.isRegistryAway(e)) {
                throw e;
            }
            deadLetters.setAside(record, String.valueOf(e.getMessage()), e);
        }
    }

    private void check(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new SerializationException("the record has no key");
        }
        EventCodec<?> codec = codecs.get(record.topic());
        // A tombstone forgets its key: no value is what it is to have.
        if (codec != null && record.value() != null) {
            codec.decode(record.value());
        }
    }
}
