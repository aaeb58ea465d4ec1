package com.movieconcierge.testkit;

import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A broker with every topic, a schema registry and a Redis, started once per JVM on free ports in a temporary directory
 * and stopped when the JVM ends. Tests share them: keep apart by {@link #unique ids of your own}.
 *
 * <p>Use as {@code RealParts.get()}, or let {@link RealPartsExtension} hand it to a test method.
 */
public final class RealParts {
    private static final long TOPIC_TIMEOUT_MILLIS = 30_000;
    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static @Nullable RealParts instance;

    private final EmbeddedServers parts;

    private RealParts(EmbeddedServers parts) {
        this.parts = parts;
    }

    /** The parts of this JVM; the first call starts them. */
    public static synchronized RealParts get() {
        if (instance == null) {
            instance = start();
        }
        return instance;
    }

    /** For {@code bootstrap.servers} and {@code KAFKA_BOOTSTRAP_SERVERS}. */
    public String bootstrapServers() {
        return parts.bootstrapServers();
    }

    /** For {@code schema.registry.url} and {@code SCHEMA_REGISTRY_URL}. */
    public String registryUrl() {
        return parts.registryUrl();
    }

    /** E.g. {@code redis://127.0.0.1:40123}. */
    public String redisUri() {
        return parts.redisUri();
    }

    /** What points a service of ours at these parts, under the configuration keys that all services share. */
    public Map<String, String> serviceProperties() {
        return Map.of(
                "concierge.kafka.bootstrap-servers", bootstrapServers(),
                "concierge.registry.url", registryUrl(),
                "concierge.redis.uri", redisUri(),
                "server.port", "0");
    }

    /** What our serdes are configured with. */
    public Map<String, Object> serdeConfig() {
        return Map.of(RegistryConfig.URL, registryUrl());
    }

    /** The real value serde, on this registry. */
    public <T extends SpecificRecord> Serde<T> serde() {
        return AvroSerdes.values(serdeConfig());
    }

    /** An admin client, to be closed by the caller. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Producers and consumers of typed records, to be closed by the caller. */
    public TypedRecords records() {
        return new TypedRecords(this);
    }

    /** An id that no other test of this JVM uses, valid for viewers, films, groups and topics. */
    public static String unique(String prefix) {
        return prefix + "-" + ProcessHandle.current().pid() + "-" + SEQUENCE.incrementAndGet();
    }

    private static RealParts start() {
        try {
            Path directory = Files.createTempDirectory("concierge-parts");
            EmbeddedServers parts = EmbeddedServers.start(directory, EmbeddedServers.Ports.free());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                parts.close();
                                delete(directory);
                            },
                            "real-parts-stop"));
            var started = new RealParts(parts);
            try (Admin admin = started.admin()) {
                TopicAdmin.createMissing(
                        admin, new TopicSettings((short) 1, Duration.ofHours(1)), TOPIC_TIMEOUT_MILLIS);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the parts", e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
