package com.movieconcierge.embedding.config;

import com.movieconcierge.schemas.serde.RegistryConfig;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code concierge.registry}: where the schemas are.
 *
 * @param properties passed on to the serdes: credentials, TLS, class names
 */
@Validated
@ConfigurationProperties("concierge.registry")
public record RegistrySettings(
        @NotBlank String url, @DefaultValue Map<String, String> properties) {
    private static final int PROBE_TIMEOUT_MILLIS = 2_000;

    Map<String, Object> serde() {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.URL, url);
        config.putAll(properties);
        return config;
    }

    /** For asking whether it is there, which must not hang. */
    Map<String, Object> probe() {
        Map<String, Object> config = serde();
        config.put(RegistryConfig.TIMEOUT_MS, PROBE_TIMEOUT_MILLIS);
        return config;
    }
}
