package com.movieconcierge.platform;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A service's settings without the service: for benchmarks that measure the product as it runs, and for tests. */
public final class YamlSettings {
    private YamlSettings() {}

    /**
     * The settings of {@code <service>.yml}, environment variables included.
     *
     * @param service e.g. {@code profile-service}; its file is on the class path
     * @param type a record with {@link ConfigurationProperties}
     */
    public static <T> T of(String service, Class<T> type) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("name", Map.of("spring.config.name", service)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        String prefix = Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class))
                .value();
        return Binder.get(environment).bind(prefix, Bindable.of(type)).get();
    }
}
