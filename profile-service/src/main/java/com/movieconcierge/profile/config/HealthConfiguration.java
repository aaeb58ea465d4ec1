package com.movieconcierge.profile.config;

import com.movieconcierge.profile.PersonaLoop;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.adapter.kafka.TaskBacklog;
import com.movieconcierge.profile.adapter.redis.RedisProfileStore;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health, one indicator a dependency, each with a sentence when it is missing; and what is still to be done, as gauges. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    private static final long TIMEOUT_MILLIS = 3_000;

    @Bean
    HealthIndicator brokerHealthIndicator(ProfileSettings settings, Admin admin) {
        return indicator(() -> {
            try {
                admin.describeCluster().clusterId().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted while asking the broker");
            } catch (Exception e) {
                return Optional.of("no Kafka broker answers at "
                        + settings.kafka().bootstrapServers() + ": start it, or correct KAFKA_BOOTSTRAP_SERVERS");
            }
        });
    }

    @Bean
    HealthIndicator streamHealthIndicator(StreamsRunner runner) {
        return indicator(runner::trouble);
    }

    @Bean
    HealthIndicator registryHealthIndicator(ProfileSettings settings) {
        var registry =
                new SchemaRegistryClient(new RegistryConfig(settings.registry().serdes()));
        return indicator(() -> registry.isReachable()
                ? Optional.empty()
                : Optional.of("no schema registry answers at "
                        + settings.registry().url() + ": start it, or correct SCHEMA_REGISTRY_URL"));
    }

    @Bean
    HealthIndicator redisHealthIndicator(RedisProfileStore store) {
        return indicator(store::trouble);
    }

    @Bean
    HealthIndicator personasHealthIndicator(PersonaLoop loop) {
        return () -> {
            Health.Builder health = loop.trouble()
                    .map(reason -> Health.down().withDetail("reason", reason))
                    .orElseGet(Health::up);
            loop.outcome().ifPresent(outcome -> health.withDetail("lastFit", words(outcome)));
            return health.build();
        };
    }

    private static String words(PersonaFit.Outcome outcome) {
        return outcome instanceof PersonaFit.TooFew few
                ? "none: " + few.viewers() + " viewers with " + PersonaFit.LEAST_FILMS
                        + " films or more whose tastes differ, and " + few.least() + " are needed"
                : ((PersonaFit.Fitted) outcome).personas().personas().size() + " personas";
    }

    @Bean
    MeterBinder backlogGauges(TaskBacklog backlog, RedisProfileStore store) {
        return registry -> {
            Gauge.builder("concierge.profile.dirty", () -> backlog.total().dirty())
                    .description("Profiles that changed and are not published yet")
                    .register(registry);
            Gauge.builder("concierge.profile.pending", () -> backlog.total().pending())
                    .description("Viewers whose films have new DNA that is not in their taste yet")
                    .register(registry);
            Gauge.builder("concierge.profile.store.pending", store::pending)
                    .description("Profiles on their way to Redis")
                    .register(registry);
        };
    }

    private static HealthIndicator indicator(Supplier<Optional<String>> trouble) {
        return () -> trouble.get()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
