package com.movieconcierge.profile;

import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a broker, a registry and a Redis of its own: for tests that change what others could not bear. */
final class OwnParts implements AutoCloseable {
    private static final long SEND_LIMIT_SECONDS = 30;

    final EmbeddedServers servers;
    final Admin admin;
    private final Path directory;
    private final Producer<String, byte[]> producer;

    OwnParts(Path directory) {
        this.directory = directory;
        servers = EmbeddedServers.start(directory, EmbeddedServers.Ports.free());
        admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers(), "metadata.max.age.ms", 1_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    Map<String, String> clients() {
        return Map.of("bootstrap.servers", servers.bootstrapServers());
    }

    Map<String, String> registry() {
        return Map.of(RegistryConfig.URL, servers.registryUrl());
    }

    Path streams() {
        return directory.resolve("streams");
    }

    ConfigurableApplicationContext startService() {
        return startService(Map.of());
    }

    /** With more settings. */
    ConfigurableApplicationContext startService(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("concierge.kafka.bootstrap-servers", servers.bootstrapServers());
        settings.put("concierge.registry.url", servers.registryUrl());
        settings.put("concierge.redis.uri", servers.redisUri());
        settings.put("concierge.streams.state-dir", streams());
        settings.put("server.port", 0);
        return RunningService.start(settings);
    }

    <T extends SpecificRecord> RecordMetadata send(Topic<?, ?> topic, String key, T value) {
        try (Serializer<T> serializer = AvroSerdes.<T>values(registry()).serializer()) {
            return sendBytes(topic, key, serializer.serialize(topic.name(), value));
        }
    }

    RecordMetadata sendBytes(Topic<?, ?> topic, String key, byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(topic.name(), key, value))
                    .get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) { // of the future, for which a test has no use
            throw new IllegalStateException("cannot write to " + topic.name(), e);
        }
    }

    /** The settings of topics. */
    void alter(Map<ConfigResource, Collection<AlterConfigOp>> changes) {
        try {
            admin.incrementalAlterConfigs(changes).all().get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) { // likewise
            throw new IllegalStateException("cannot alter " + changes.keySet(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        servers.close();
    }
}
