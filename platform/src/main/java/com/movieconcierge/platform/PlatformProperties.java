package com.movieconcierge.platform;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.PreferenceMap;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.serde.RegistryConfig;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What {@code platform.yml} explains, and gives in full: no default stands here. */
@Validated
@ConfigurationProperties("concierge")
public record PlatformProperties(
        @Valid @NotNull Kafka kafka,
        @Valid @NotNull Registry registry,
        @Valid @NotNull Redis redis,
        @Valid @NotNull Artefacts artefacts,
        @Valid @NotNull Taste taste,
        @Valid @NotNull Popularity popularity) {

    /**
     * Where the broker is.
     *
     * @param properties passed on to every Kafka client, e.g. {@code security.protocol}
     * @param replicationFactor of topics that are created here
     * @param compactionLag see {@link TopicSettings}
     * @param removalsKept see {@link TopicSettings}
     */
    public record Kafka(
            @NotBlank String bootstrapServers,
            @Min(1) short replicationFactor,
            @NotNull @DurationMin(seconds = 1) Duration compactionLag,
            @NotNull @DurationMin(seconds = 1) Duration removalsKept,
            Map<String, String> properties) {

        public Kafka {
            properties = copied(properties);
        }

        /** With what topics are created. */
        public TopicSettings topics() {
            return new TopicSettings(replicationFactor, compactionLag, removalsKept);
        }

        /** What every client has to know: the properties and the bootstrap servers. */
        public Map<String, String> client() {
            Map<String, String> client = new HashMap<>(properties);
            client.put("bootstrap.servers", bootstrapServers);
            return client;
        }
    }

    /**
     * Where the schema registry is.
     *
     * @param properties passed on to the serdes: credentials, TLS, serializer classes
     */
    public record Registry(@NotBlank String url, Map<String, String> properties) {

        public Registry {
            properties = copied(properties);
        }

        /** What every serde has to know. */
        public Map<String, String> serdes() {
            Map<String, String> serdes = new HashMap<>(properties);
            serdes.put(RegistryConfig.URL, url);
            return serdes;
        }

        /** As {@link #serdes()}, for where somebody waits for the answer; a timeout among the properties wins. */
        public Map<String, String> serdesWithin(Duration timeout) {
            Map<String, String> serdes = serdes();
            serdes.putIfAbsent(RegistryConfig.TIMEOUT_MS, Long.toString(timeout.toMillis()));
            return serdes;
        }
    }

    /** @param timeout of one read that somebody waits for */
    public record Redis(@NotBlank String uri, @NotNull Duration timeout) {}

    /**
     * Where snapshots and models are kept for other machines.
     *
     * @param location a folder, or s3://bucket/prefix; empty for nowhere
     * @param region of S3; empty for what the SDK finds by itself
     * @param endpoint of another server that speaks S3; empty for AWS
     */
    public record Artefacts(
            @NotNull String location,
            @NotNull String region,
            @NotNull String endpoint) {}

    /** The law of taste; see {@link TasteLaw}. */
    public record Taste(
            @NotNull Instant landmark,
            @NotNull Duration halfLife,
            double recentFactor,
            @Min(1) int recentSize,
            @NotNull @Size(min = 10, max = 10) List<Double> preferences) {

        public TasteLaw law() {
            return new TasteLaw(
                    new PreferenceMap(preferences), new ForwardDecay(landmark, halfLife), recentFactor, recentSize);
        }
    }

    /** The half-lives of the counts behind the prior. */
    public record Popularity(
            @NotNull Duration popularHalfLife, @NotNull Duration trendingHalfLife) {}

    /** An empty map in YAML reaches a record as none. */
    private static Map<String, String> copied(@Nullable Map<String, String> properties) {
        return properties == null ? Map.of() : Map.copyOf(properties);
    }
}
