package com.movieconcierge.testkit;

import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads records of our topics as a client outside the services would, with the real serde. */
public final class TypedRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SEND_LIMIT_SECONDS = 30;

    private final RealParts parts;
    private final Producer<String, byte[]> producer;

    TypedRecords(RealParts parts) {
        this.parts = parts;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        parts.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes a record and waits until the broker has it.
     *
     * @param value null for a tombstone
     */
    public <T extends SpecificRecord> RecordMetadata send(Topic<?, ?> topic, String key, @Nullable T value) {
        try (var serializer = parts.<T>serde().serializer()) {
            return sendBytes(topic.name(), key, value == null ? null : serializer.serialize(topic.name(), value));
        }
    }

    /** Writes a record where its viewer's are, whatever its key looks like to a partitioner. */
    public <T extends SpecificRecord> RecordMetadata sendHome(Topic<?, ?> topic, String key, T value) {
        int partitions = producer.partitionsFor(topic.name()).size();
        int home = HomePartition.of(key.getBytes(StandardCharsets.UTF_8), partitions);
        try (var serializer = parts.<T>serde().serializer()) {
            byte[] bytes = serializer.serialize(topic.name(), value);
            return sendBytes(new ProducerRecord<>(topic.name(), home, key, bytes));
        }
    }

    /** Writes raw bytes, e.g. garbage, and waits until the broker has them. */
    public RecordMetadata sendBytes(String topic, @Nullable String key, byte @Nullable [] value) {
        return sendBytes(new ProducerRecord<>(topic, key, value));
    }

    /** Likewise, with a partition, a time and headers of the caller's choice. */
    public RecordMetadata sendBytes(ProducerRecord<String, byte[]> message) {
        try {
            return producer.send(message).get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + message.topic(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot write to " + message.topic(), e);
        }
    }

    /**
     * Reads the topic from its beginning until the predicate has matched, and returns what was read so far. Passes over bytes
     * that are no record of the topic: tests that share a broker leave some.
     *
     * @throws AssertionError when it does not match within the time limit
     */
    public <T extends SpecificRecord> List<ConsumerRecord<String, T>> readUntil(
            Topic<?, ?> topic, Duration limit, Predicate<ConsumerRecord<String, T>> enough) {
        List<ConsumerRecord<String, T>> read = new ArrayList<>();
        try (Deserializer<T> values = parts.<T>serde().deserializer()) {
            readBytesUntil(topic.name(), limit, raw -> {
                Optional<ConsumerRecord<String, T>> typed = typed(raw, values);
                typed.ifPresent(read::add);
                return typed.filter(enough).isPresent();
            });
        }
        return read;
    }

    private static <T> Optional<ConsumerRecord<String, T>> typed(
            ConsumerRecord<String, byte[]> raw, Deserializer<T> values) {
        try {
            T value = raw.value() == null ? null : values.deserialize(raw.topic(), raw.value());
            return Optional.of(new ConsumerRecord<>(
                    raw.topic(),
                    raw.partition(),
                    raw.offset(),
                    raw.timestamp(),
                    raw.timestampType(),
                    raw.serializedKeySize(),
                    raw.serializedValueSize(),
                    raw.key(),
                    value,
                    raw.headers(),
                    raw.leaderEpoch()));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    /** As {@link #readUntil(Topic, Duration, Predicate)} with raw bytes, e.g. of a dead-letter topic. */
    public List<ConsumerRecord<String, byte[]>> readBytesUntil(
            String topic, Duration limit, Predicate<ConsumerRecord<String, byte[]>> enough) {
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + limit.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
                    read.add(next);
                    if (enough.test(next)) {
                        return read;
                    }
                }
            }
        }
        throw new AssertionError("not seen on " + topic + " within " + limit + ", of " + read.size() + " records");
    }

    /** A header's value as text, e.g. of a dead letter; the record must have it. */
    public static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        parts.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
