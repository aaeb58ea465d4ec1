package com.movieconcierge.profile.adapter.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How the streams application is set up; see docs/measurements.md for the figures behind it. */
public final class StreamsSettings {
    private StreamsSettings() {}

    /**
     * What a deployment decides.
     *
     * @param clients passed on to every Kafka client, {@code bootstrap.servers} among them
     * @param stateDir where the stores live; kept across restarts
     * @param cacheBytes heap for store caches, all threads together
     */
    public record Deployment(
            String applicationId,
            Map<String, String> clients,
            short replicationFactor,
            String stateDir,
            int threads,
            int standbyReplicas,
            long commitIntervalMillis,
            long cacheBytes) {}

    public static Properties of(Deployment deployment) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) deployment.replicationFactor());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, deployment.stateDir());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, deployment.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, deployment.standbyReplicas());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, deployment.commitIntervalMillis());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, deployment.cacheBytes());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Classic group protocol: recovers from a crash in 11 s, the newer one not below 45 s.
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Not compressed: vectors hardly shrink, and there are clients that read none of the codecs worth having.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.putAll(deployment.clients());
        return settings;
    }
}
