package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.embedding.adapter.artefacts.ModelPublisher;
import com.movieconcierge.embedding.adapter.djl.ThemeEncoder;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.adapter.djl.VisualModels;
import com.movieconcierge.embedding.adapter.files.FetchedModels;
import com.movieconcierge.embedding.adapter.web.AddressRule;
import com.movieconcierge.embedding.adapter.web.WebPictures;
import com.movieconcierge.embedding.adapter.web.WebTrailers;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.PicturesSettings;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.facts.FactsEncoder;
import com.movieconcierge.embedding.domain.facts.FactsLayout;
import com.movieconcierge.embedding.domain.visual.StillSource;
import com.movieconcierge.embedding.domain.visual.VisualEncoder;
import com.movieconcierge.model.Modality;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** What reads the films: a sentence transformer their texts, the facts encoder itself, an image model their pictures. */
@Configuration(proxyBeanMethods = false)
class EncodersConfiguration {
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

    @Bean
    EncoderFactory themeFactory(ThemeModels models) {
        return new EncoderFactory(Modality.THEME, models::configured);
    }

    @Bean("model")
    HealthIndicator modelHealth(ThemeEncoder theme) {
        return theme::health;
    }

    @Bean
    @Order(2)
    FactsEncoder factsEncoder() {
        return new FactsEncoder(FactsLayout.DEFAULT);
    }

    @Bean
    WebPictures webPictures(PicturesSettings settings, EmbeddingSettings embedding, MeterRegistry registry) {
        return new WebPictures(
                new AddressRule(settings.allowed()),
                new WebPictures.Bounds(
                        settings.most(),
                        Math.toIntExact(settings.bytes().toBytes()),
                        settings.pixels(),
                        settings.silence(),
                        settings.total(),
                        settings.film(),
                        settings.cache().toBytes()),
                embedding.cache().resolve("pictures"),
                Clock.systemUTC(),
                fault -> registry.counter("concierge.embedding.pictures.refused", "reason", fault.key())
                        .increment());
    }

    /** With the frames of trailers, where a room that looks at them is on the class path. */
    @Bean
    @Primary
    StillSource stillSource(WebPictures pictures, ObjectProvider<WebTrailers> trailers) {
        return StillSource.of(Stream.<StillSource>concat(Stream.of(pictures), trailers.stream())
                .toList());
    }

    @Bean
    VisualModels visualModels(EmbeddingSettings settings, ModelSource source) {
        return new VisualModels(settings.cache(), source);
    }

    @Bean
    @Order(3)
    VisualEncoder visualEncoder(StillSource stills, VisualModels models, EmbeddingSettings settings) {
        return new VisualEncoder(stills, models.configured(settings.visual().spec()));
    }

    @Bean
    EncoderFactory visualFactory(StillSource stills, VisualModels models) {
        return new EncoderFactory(Modality.VISUAL, spec -> new VisualEncoder(stills, models.configured(spec)));
    }

    /** Another modality is another encoder bean. */
    @Bean
    EncoderSet encoderSet(List<Encoder> encoders, List<EncoderFactory> factories, MeterRegistry registry) {
        // There from the start, with or without films.
        encoders.forEach(encoder -> timer(registry, encoder.modality()));
        return new EncoderSet(encoders, factories, (modality, encoding) -> timer(registry, modality)
                .record(encoding));
    }

    private static Timer timer(MeterRegistry registry, Modality modality) {
        return Timer.builder("concierge.embedding.encode")
                .description("Time to encode one film, by modality")
                .tag("modality", modality.key())
                .publishPercentileHistogram()
                .register(registry);
    }
}
