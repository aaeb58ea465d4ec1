package com.movieconcierge.ingest.adapter.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of the Kafka clients. Every wait is bounded, so that a request ends in an answer; whatever the user sets
 * overrides what stands here.
 *
 * @param user properties passed through to every client, bootstrap servers among them
 */
public record ClientSettings(Map<String, String> user) {
    private static final int SECOND = 1_000;
    private static final int KIB = 1024;

    /** For a single event that someone waits for: sent at once. */
    public Map<String, Object> single() {
        Map<String, Object> settings = durable("ingest-single");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * KIB * KIB);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3 * SECOND);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3 * SECOND);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8 * SECOND);
        return with(user, settings);
    }

    /** For streams and imports: large compressed batches. */
    public Map<String, Object> many() {
        Map<String, Object> settings = durable("ingest-many");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * KIB);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * KIB * KIB);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8 * SECOND);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5 * SECOND);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15 * SECOND);
        return with(user, settings);
    }

    /** For reading a topic in whole, in no group. */
    public Map<String, Object> reader() {
        Map<String, Object> settings = common("ingest-movie-ids");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return with(user, settings);
    }

    /** As {@link #reader}, for single records here and there: no more is fetched than has to be. */
    public Map<String, Object> looker() {
        Map<String, Object> settings = reader();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "ingest-films");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * KIB);
        return with(user, settings);
    }

    public Map<String, Object> admin() {
        Map<String, Object> settings = common("ingest-admin");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5 * SECOND);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3 * SECOND);
        return with(user, settings);
    }

    private static Map<String, Object> durable(String clientId) {
        Map<String, Object> settings = common(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    private static Map<String, Object> common(String clientId) {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, SECOND);
        // Several clients of one kind live in one JVM with all services; their MBeans would only collide.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return settings;
    }

    private static Map<String, Object> with(Map<String, String> user, Map<String, Object> settings) {
        settings.putAll(user);
        return settings;
    }
}
