package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what is missing. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    private static final long BROKER_PATIENCE_MILLIS = 1_000;

    @Bean
    HealthIndicator brokerHealthIndicator(Admin admin, RecommendProperties properties) {
        String servers = properties.kafka().bootstrapServers();
        return () -> answer(answers(admin), "No broker answers at " + servers + ": the catalogue does not follow.");
    }

    @Bean
    HealthIndicator registryHealthIndicator(SchemaRegistryClient registry, RecommendProperties properties) {
        String url = properties.registry().url();
        return () -> answer(
                registry.isReachable(), "No schema registry answers at " + url + ": new schemas cannot be read.");
    }

    @Bean
    HealthIndicator redisHealthIndicator(ProfileStore profiles) {
        return () ->
                answer(profiles.isReachable(), "Redis does not answer: lists are made without the viewers' profiles.");
    }

    @Bean
    HealthIndicator indexHealthIndicator(CatalogueKeeper catalogue, Supplier<IndexSnapshot> index) {
        return () -> {
            Health.Builder health = catalogue.isWarm()
                    ? Health.up()
                    : Health.down().withDetail("missing", "The catalogue is still being read from its topics.");
            return health.withDetail("films", index.get().size())
                    .withDetail("fittedFilms", index.get().transform().films())
                    .withDetail("modelVersion", index.get().transform().version())
                    .build();
        };
    }

    private static Health answer(boolean there, String missing) {
        return there
                ? Health.up().build()
                : Health.down().withDetail("missing", missing).build();
    }

    private static boolean answers(Admin admin) {
        try {
            admin.describeCluster().clusterId().get(BROKER_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
