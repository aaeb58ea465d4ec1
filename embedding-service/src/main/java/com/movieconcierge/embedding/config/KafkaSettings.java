package com.movieconcierge.embedding.config;

import com.movieconcierge.logs.KafkaClients;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code concierge.kafka}: where the broker is.
 *
 * @param properties passed on to every Kafka client, e.g. {@code security.protocol}; they win over ours
 */
@Validated
@ConfigurationProperties("concierge.kafka")
public record KafkaSettings(
        @NotBlank String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue("1") @Min(1) short replicationFactor) {

    KafkaClients clients() {
        Map<String, String> user = new HashMap<>();
        user.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        user.putAll(properties);
        return new KafkaClients(user);
    }
}
