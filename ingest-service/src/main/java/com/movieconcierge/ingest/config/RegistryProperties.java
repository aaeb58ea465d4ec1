package com.movieconcierge.ingest.config;

import com.movieconcierge.schemas.serde.RegistryConfig;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The schema registry.
 *
 * @param properties passed through to the serdes: credentials, TLS, serializer classes
 */
@Validated
@ConfigurationProperties("concierge.registry")
public record RegistryProperties(
        @NotBlank String url, @DefaultValue Map<String, String> properties) {

    Map<String, String> serdes() {
        var serdes = new HashMap<String, String>();
        // A request waits for the registry at the most this long.
        serdes.put(RegistryConfig.TIMEOUT_MS, "3000");
        serdes.putAll(properties);
        serdes.put(RegistryConfig.URL, url);
        return serdes;
    }
}
