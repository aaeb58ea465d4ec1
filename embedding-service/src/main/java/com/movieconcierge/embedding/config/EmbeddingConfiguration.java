package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.EmbeddingFlow;
import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.ModelFollower;
import com.movieconcierge.embedding.PollLoop;
import com.movieconcierge.embedding.adapter.actuator.EmbeddingMetrics;
import com.movieconcierge.embedding.adapter.actuator.FlowHealth;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.dna.FilmDnaLog;
import com.movieconcierge.embedding.domain.dna.FilmVectors;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.EncoderSet.ModelChoices;
import com.movieconcierge.embedding.domain.facts.FactsEncoder;
import com.movieconcierge.embedding.domain.facts.FactsLayout;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.FilmChange.DeadLetterSink;
import com.movieconcierge.embedding.domain.flow.FilmChange.FilmChanges;
import com.movieconcierge.embedding.domain.flow.FlowState;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The flow, its models and what is seen of them. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {
    /** With the pictures of a film that somebody waits for; that one has a second and a half for everything. */
    private static final Duration PICTURES_PATIENCE = Duration.ofMillis(600);

    @Bean
    EmbeddingProgress progress() {
        return new EmbeddingProgress(Clock.systemUTC());
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
    FactsEncoder factsEncoder() {
        return new FactsEncoder(FactsLayout.DEFAULT);
    }

    /** Another modality is another encoder bean. */
    @Bean
    EncoderSet encoderSet(List<Encoder> encoders, List<EncoderFactory> factories, MeterRegistry registry) {
        Map<Modality, Timer> timers = new EnumMap<>(Modality.class);
        encoders.forEach(encoder -> timers.put(
                encoder.modality(),
                Timer.builder("concierge.embedding.encode")
                        .description("Time to encode one film, by modality")
                        .tag("modality", encoder.modality().key())
                        .publishPercentileHistogram()
                        .register(registry)));
        return new EncoderSet(encoders, factories, (modality, encoding) -> Objects.requireNonNull(timers.get(modality))
                .record(encoding));
    }

    @Bean
    FilmVectors filmVectors(EncoderSet encoders) {
        return new FilmVectors(encoders, PICTURES_PATIENCE);
    }

    @Bean
    FilmDnaComposer dnaComposer(EncoderSet encoders) {
        return new FilmDnaComposer(encoders);
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
            FilmDnaLog dna,
            DeadLetterSink deadLetters,
            FilmDnaComposer composer,
            EncodingPool pool,
            EmbeddingProgress progress) {
        return new EmbeddingFlow(models, films, dna, deadLetters, composer, pool, progress);
    }

    @Bean
    PollLoop embeddingLoop(EmbeddingFlow flow, FlowState state) {
        return new PollLoop(flow, state);
    }

    @Bean
    EmbeddingMetrics embeddingMetrics(
            EmbeddingProgress progress, EncodingPool pool, GroupReader filmReader, ThemeModels theme) {
        return new EmbeddingMetrics(progress, pool::depth, filmReader::behind, theme::windowedTexts);
    }

    @Bean("flow")
    FlowHealth flowHealth(FlowState state) {
        return new FlowHealth(state);
    }
}
