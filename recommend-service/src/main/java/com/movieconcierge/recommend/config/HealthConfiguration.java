package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what is missing. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HealthIndicator redisHealthIndicator(ProfileStore profiles) {
        return () -> profiles.isReachable()
                ? Health.up().build()
                : Health.down()
                        .withDetail("missing", "Redis does not answer: lists are made without the viewers' profiles.")
                        .build();
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
}
