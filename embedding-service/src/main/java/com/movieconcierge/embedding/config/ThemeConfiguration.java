package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.embedding.adapter.artefacts.ModelPublisher;
import com.movieconcierge.embedding.adapter.djl.ThemeEncoder;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.adapter.files.FetchedModels;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Theme DNA: which sentence transformer reads the texts. */
@Configuration(proxyBeanMethods = false)
class ThemeConfiguration {

    @Bean
    ModelSource modelSource(EmbeddingSettings settings, S3Settings s3, Optional<ArtefactStore> store) {
        return new FetchedModels(
                settings.cache(),
                s3,
                settings.djlRepository(),
                store.<Consumer<Path>>map(kept -> new ModelPublisher(kept, Clock.systemUTC()))
                        .orElse(file -> {}));
    }

    @Bean
    ThemeModels themeModels(EmbeddingSettings settings, ModelSource source) {
        return new ThemeModels(settings.cache(), settings.parallelism(), source);
    }

    @Bean
    @Order(1)
    ThemeEncoder themeEncoder(ThemeModels models, EmbeddingSettings settings) {
        return models.configured(settings.theme().spec());
    }

    @Bean("model")
    HealthIndicator modelHealth(ThemeEncoder theme) {
        return theme::health;
    }
}
