package com.movieconcierge.profile.config;

import com.movieconcierge.platform.HealthSentence;
import com.movieconcierge.profile.adapter.kafka.PersonaLoop;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.adapter.kafka.stream.ProfilePorts;
import com.movieconcierge.profile.adapter.redis.RedisProfileStore;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of what is this service's own, each with a sentence when something is wrong; and what is still to be done, as gauges. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HealthIndicator streamHealthIndicator(StreamsRunner runner) {
        return () -> {
            Health.Builder health =
                    runner.healthProblem().map(HealthSentence::down).orElseGet(Health::up);
            if (!runner.differences().isEmpty()) {
                health.withDetail("noticed", String.join("; ", runner.differences()));
            }
            return health.build();
        };
    }

    @Bean
    HealthIndicator redisHealthIndicator(RedisProfileStore store) {
        return () -> {
            Health.Builder health =
                    store.healthProblem().map(HealthSentence::down).orElseGet(Health::up);
            store.rewriting().ifPresent(how -> health.withDetail("rewriting", how));
            return health.build();
        };
    }

    @Bean
    HealthIndicator personasHealthIndicator(PersonaLoop loop) {
        return () -> {
            Health.Builder health =
                    loop.healthProblem().map(HealthSentence::down).orElseGet(Health::up);
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
    MeterBinder backlogGauges(ProfilePorts ports, RedisProfileStore store) {
        return registry -> {
            Gauge.builder(
                            "concierge.profile.dirty",
                            () -> ports.backlog().total().dirty())
                    .description("Profiles that changed and are not published yet")
                    .register(registry);
            Gauge.builder(
                            "concierge.profile.pending",
                            () -> ports.backlog().total().pending())
                    .description("Viewers whose films have new DNA that is not in their taste yet")
                    .register(registry);
            Gauge.builder("concierge.profile.store.pending", store::pending)
                    .description("Profiles on their way to Redis")
                    .register(registry);
        };
    }
}
