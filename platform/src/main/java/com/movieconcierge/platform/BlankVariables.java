package com.movieconcierge.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A blank environment variable counts as one that is not set, so that its default applies: Docker Compose, Kubernetes and
 * shell scripts pass {@code AWS_REGION=""} for an option that nobody has chosen.
 */
final class BlankVariables implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> source = environment.getPropertySources().get(name);
        if (source != null && source.getSource() instanceof Map<?, ?> variables) {
            environment
                    .getPropertySources()
                    .replace(name, new SystemEnvironmentPropertySource(name, withoutBlanks(variables)));
        }
    }

    /** Before Spring Boot notes where each variable comes from, and before it reads the YAML that refers to them. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static Map<String, Object> withoutBlanks(Map<?, ?> variables) {
        Map<String, Object> kept = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (!value.toString().isBlank()) {
                kept.put(name.toString(), value);
            }
        });
        return kept;
    }
}
