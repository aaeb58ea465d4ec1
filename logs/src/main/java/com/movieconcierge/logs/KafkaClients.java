package com.movieconcierge.logs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings of all Kafka clients, and the clients themselves. Whatever the user sets wins over what stands here;
 * what a caller adds ({@code more}) wins over what stands here, but not over the user.
 *
 * <p>A client belongs to whoever opens it. A {@link Consumer} is for one thread (only {@code wakeup} may come from
 * another); a {@link Producer} and an {@link Admin} are for any number.
 *
 * @param user passed through to every client, {@code bootstrap.servers} among them
 */
public record KafkaClients(Map<String, String> user) {
    private static final int KIB = 1024;
    private static final Duration READ_PATIENCE = Duration.ofSeconds(20);

    /** @throws IllegalArgumentException when {@code bootstrap.servers} is missing or blank */
    public KafkaClients {
        user = Map.copyOf(user);
        if (user.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
            throw new IllegalArgumentException("bootstrap.servers is not set: where is the Kafka broker?");
        }
    }

    /** For reading topics in whole: in no group, committed records only, creating no topic by asking for it. */
    public Map<String, Object> reader(String clientId) {
        return reader(clientId, Map.of());
    }

    /** As {@link #reader(String)}, with settings of the caller, e.g. {@code max.poll.records}. */
    public Map<String, Object> reader(String clientId, Map<String, ?> more) {
        Map<String, Object> settings = consumer(clientId);
        // A reader that stands where nothing is any more is told so, and does not go on at the new beginning in
        // silence:
        // what was there may have been written again, behind the end that the reader knows of.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return withUser(settings, more);
    }

    /** As {@link #reader(String)}, for single records here and there: no more is fetched than has to be. */
    public Map<String, Object> pointLookup(String clientId) {
        return reader(clientId, Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * KIB));
    }

    /** For sharing topics in a group, with commits by hand; see {@link GroupReader}. */
    public Map<String, Object> group(String clientId, String group, int maxPollRecords) {
        return group(clientId, group, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords));
    }

    /** As {@link #group(String, String, int)}, with settings of the caller, e.g. {@code max.poll.interval.ms}. */
    public Map<String, Object> group(String clientId, String group, Map<String, ?> more) {
        Map<String, Object> settings = consumer(clientId);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // How long a group waits for a member that was killed: whoever starts after it is held up that long (45 s by
        // default).
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        return withUser(settings, more);
    }

    /** For a single event that someone waits for: sent at once, given up after 8 s. */
    public Map<String, Object> single(String clientId) {
        Map<String, Object> settings = producer(clientId, Duration.ofSeconds(3), Duration.ofSeconds(8));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * KIB * KIB);
        return withUser(settings, Map.of());
    }

    /** For streams and imports: large compressed batches, given up after 15 s. */
    public Map<String, Object> batching(String clientId) {
        Map<String, Object> settings = producer(clientId, Duration.ofSeconds(5), Duration.ofSeconds(15));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * KIB);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * KIB * KIB);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        return withUser(settings, Map.of());
    }

    /** For what a service writes in the background: 10 s a request, given up after 30 s. */
    public Map<String, Object> durable(String clientId) {
        return durable(clientId, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * For a producer with a patience of its own.
     *
     * @param request the most that a request, and a call of {@code send}, may take
     * @param delivery after which a record is given up; at least {@code request} and {@code linger.ms} together
     */
    public Map<String, Object> durable(String clientId, Duration request, Duration delivery) {
        return withUser(producer(clientId, request, delivery), Map.of());
    }

    /** For questions and for making topics: 3 s a request, 5 s in all. */
    public Map<String, Object> admin(String clientId) {
        return admin(clientId, Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    /**
     * As {@link #admin(String)}, with a patience of its own.
     *
     * @param patience in all; at least {@code request}
     */
    public Map<String, Object> admin(String clientId, Duration request, Duration patience) {
        Map<String, Object> settings = common(clientId);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(request));
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(patience));
        return withUser(settings, Map.of());
    }

    /**
     * Opens a consumer of raw records.
     *
     * @throws org.apache.kafka.common.KafkaException when a setting is wrong or the broker's name does not resolve
     */
    public static Consumer<byte[], byte[]> openConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Opens a producer of raw records.
     *
     * @throws org.apache.kafka.common.KafkaException when a setting is wrong or the broker's name does not resolve
     */
    public static Producer<byte[], byte[]> openProducer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Opens an admin client.
     *
     * @throws org.apache.kafka.common.KafkaException when a setting is wrong or the broker's name does not resolve
     */
    public static Admin openAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    private static Map<String, Object> consumer(String clientId) {
        Map<String, Object> settings = common(clientId);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(READ_PATIENCE));
        return settings;
    }

    private static Map<String, Object> producer(String clientId, Duration request, Duration delivery) {
        Map<String, Object> settings = common(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(request));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(request));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(delivery));
        return settings;
    }

    private static Map<String, Object> common(String clientId) {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // Several clients of one kind live in one JVM with all services; their MBeans would only collide.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return settings;
    }

    private Map<String, Object> withUser(Map<String, Object> settings, Map<String, ?> more) {
        settings.putAll(more);
        settings.putAll(user);
        return Map.copyOf(settings);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
