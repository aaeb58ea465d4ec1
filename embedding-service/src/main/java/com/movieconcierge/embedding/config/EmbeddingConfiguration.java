package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.EmbeddingFlow;
import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.PollLoop;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.dna.FilmDnaLog;
import com.movieconcierge.embedding.domain.dna.FilmVectors;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.EncoderSet.ModelChoices;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import com.movieconcierge.embedding.domain.flow.FilmChange.DeadLetterSink;
import com.movieconcierge.embedding.domain.flow.FilmChange.FilmChanges;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.model.Film;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The flow and what is seen of it. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {
    /** With the pictures of a film that somebody waits for; that one has a second and a half for everything. */
    private static final Duration PICTURES_PATIENCE = Duration.ofMillis(600);

    @Bean
    EmbeddingProgress progress() {
        return new EmbeddingProgress(Clock.systemUTC());
    }

    @Bean
    EncodingPool encodingPool(EmbeddingSettings settings) {
        return new EncodingPool(settings.parallelism(), settings.queueCapacity());
    }

    @Bean
    FilmVectors filmVectors(EncoderSet encoders) {
        return new FilmVectors(encoders, PICTURES_PATIENCE);
    }

    @Bean
    FilmDnaComposer dnaComposer(EncoderSet encoders) {
        return new FilmDnaComposer(encoders);
    }

    /** Its loop closes it, and what it uses, on its own thread. */
    @Bean(destroyMethod = "")
    EmbeddingFlow embeddingFlow(
            EncoderSet encoders,
            ModelChoices choices,
            FilmChanges<Film> films,
            FilmDnaLog dna,
            DeadLetterSink deadLetters,
            FilmDnaComposer composer,
            EncodingPool pool,
            EmbeddingProgress progress) {
        return new EmbeddingFlow(encoders, choices, films, dna, deadLetters, composer, pool, progress);
    }

    /** Its name is the one in health. */
    @Bean("flow")
    PollLoop embeddingLoop(EmbeddingFlow flow) {
        return new PollLoop(flow);
    }

    /**
     * Every record of the movies topic that was finished is in exactly one {@code concierge.embedding.films} counter; one
     * that comes again after a fault is counted again.
     */
    @Bean
    MeterBinder embeddingMetrics(
            EmbeddingProgress progress, EncodingPool pool, GroupReader filmReader, ThemeModels theme) {
        return registry -> {
            for (FilmOutcome outcome : FilmOutcome.values()) {
                FunctionCounter.builder("concierge.embedding.films", progress, p -> p.count(outcome))
                        .description("Records of the movies topic, by what became of them")
                        .tag("outcome", outcome.key())
                        .register(registry);
            }
            FunctionCounter.builder("concierge.embedding.texts.windowed", theme, ThemeModels::windowedTexts)
                    .description("Texts too long for one window, read in several")
                    .register(registry);
            Gauge.builder("concierge.embedding.queue.depth", pool, EncodingPool::depth)
                    .description("Films waiting for a worker")
                    .register(registry);
            Gauge.builder("concierge.embedding.movies.behind", filmReader, GroupReader::behind)
                    .description("Records of the movies topic not fetched yet")
                    .register(registry);
        };
    }
}
