package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.djl.ModelHealth;
import com.movieconcierge.embedding.adapter.djl.ThemeEncoder;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.adapter.files.FetchedModels;
import com.movieconcierge.embedding.domain.Encoders;
import com.movieconcierge.embedding.domain.ModelSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Theme DNA: which sentence transformer reads the texts. */
@Configuration(proxyBeanMethods = false)
class ThemeConfiguration {

    @Bean
    ModelSource modelSource(EmbeddingSettings settings) {
        return new FetchedModels(settings.cache());
    }

    @Bean
    ThemeModels themeModels(EmbeddingSettings settings, ModelSource source) {
        return new ThemeModels(settings.cache(), settings.parallelism(), source);
    }

    @Bean
    ThemeEncoder themeEncoder(ThemeModels models, ThemeSettings settings) {
        return models.configured(settings.spec());
    }

    @Bean
    @Order(1)
    Encoders themeEncoders(ThemeEncoder theme) {
        return new Encoders(List.of(theme));
    }

    @Bean("model")
    ModelHealth modelHealth(ThemeEncoder theme) {
        return new ModelHealth(theme);
    }
}
