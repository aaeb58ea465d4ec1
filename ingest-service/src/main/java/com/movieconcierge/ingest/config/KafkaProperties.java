package com.movieconcierge.ingest.config;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The broker.
 *
 * @param properties passed through to every Kafka client, e.g. security.protocol
 * @param replicationFactor of topics that are made here
 */
@Validated
@ConfigurationProperties("concierge.kafka")
public record KafkaProperties(
        @NotBlank String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @Min(1) @DefaultValue("1") short replicationFactor) {

    Map<String, String> client() {
        var client = new HashMap<String, String>(properties);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }
}
