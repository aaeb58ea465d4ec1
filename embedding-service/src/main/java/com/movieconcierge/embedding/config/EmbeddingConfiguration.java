package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.EmbeddingFlow;
import com.movieconcierge.embedding.EmbeddingLoop;
import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.ModelFollower;
import com.movieconcierge.embedding.adapter.actuator.EmbeddingMetrics;
import com.movieconcierge.embedding.adapter.actuator.FlowHealth;
import com.movieconcierge.embedding.adapter.actuator.TimedEncoder;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderFactory;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.Encoders;
import com.movieconcierge.embedding.domain.FactsEncoder;
import com.movieconcierge.embedding.domain.FactsLayout;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.embedding.domain.FilmVectors;
import com.movieconcierge.embedding.domain.FlowState;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.Progress;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.model.Film;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The flow, its models and what is seen of them. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {
    /** With the pictures of a film that somebody waits for; that one has a second and a half for everything. */
    private static final Duration PICTURES_PATIENCE = Duration.ofMillis(600);

    @Bean
    Progress progress() {
        return new Progress(Clock.systemUTC());
    }

    @Bean
    FlowState flowState() {
        return new FlowState();
    }

    @Bean
    EncodingPool encodingPool(EmbeddingSettings settings) {
        return new EncodingPool(settings.parallelism(), settings.queueCapacity());
    }

    @Bean
    @Order(2)
    Encoders factsEncoders() {
        return new Encoders(List.of(new FactsEncoder(FactsLayout.DEFAULT)));
    }

    /** Another modality is another bean of encoders. */
    @Bean
    EncoderSet encoderSet(List<Encoders> modalities, List<EncoderFactory> factories, MeterRegistry registry) {
        List<Encoder> configured = modalities.stream()
                .flatMap(modality -> modality.models().stream())
                .<Encoder>map(encoder -> new TimedEncoder(encoder, registry))
                .toList();
        return new EncoderSet(configured, factories);
    }

    @Bean
    FilmVectors filmVectors(EncoderSet encoders) {
        return new FilmVectors(encoders, PICTURES_PATIENCE);
    }

    @Bean
    DnaComposer dnaComposer(EncoderSet encoders) {
        return new DnaComposer(encoders);
    }

    @Bean
    ModelFollower modelFollower(EncoderSet encoders, ModelChoices choices) {
        return new ModelFollower(encoders, choices);
    }

    /** Its loop closes it, and what it uses, on its own thread. */
    @Bean(destroyMethod = "")
    EmbeddingFlow embeddingFlow(
            ModelFollower models,
            FilmChanges<Film> films,
            DnaLog dna,
            DeadLetters deadLetters,
            DnaComposer composer,
            EncodingPool pool,
            Progress progress) {
        return new EmbeddingFlow(models, films, dna, deadLetters, composer, pool, progress);
    }

    @Bean
    EmbeddingLoop embeddingLoop(EmbeddingFlow flow, FlowState state) {
        return EmbeddingLoop.of(flow, state);
    }

    @Bean
    EmbeddingMetrics embeddingMetrics(Progress progress, EncodingPool pool, GroupReader filmReader, ThemeModels theme) {
        return new EmbeddingMetrics(progress, pool::depth, filmReader::behind, theme::windowedTexts);
    }

    @Bean("flow")
    FlowHealth flowHealth(FlowState state) {
        return new FlowHealth(state);
    }
}
