package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.BehaviourFlow;
import com.movieconcierge.embedding.PollLoop;
import com.movieconcierge.embedding.adapter.kafka.KafkaBehaviourModels;
import com.movieconcierge.embedding.adapter.kafka.KafkaCatalogueDna;
import com.movieconcierge.embedding.adapter.kafka.KafkaRatingSource;
import com.movieconcierge.embedding.config.EmbeddingProperties.BehaviourSettings;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner;
import com.movieconcierge.embedding.domain.behaviour.BehaviourModels;
import com.movieconcierge.embedding.domain.behaviour.FilmLimit;
import com.movieconcierge.embedding.domain.behaviour.FitSchedule;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.FitOutcome;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmBacklog;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Learning what people choose next, and the models that come of it. */
@Configuration(proxyBeanMethods = false)
class BehaviourConfiguration {
    /** The rest of the heap is for the ratings, the other models and the films. */
    private static final int HEAP_SHARE = 3;

    @Bean
    KafkaBehaviourModels behaviourModels(
            LogWriter writer, KafkaClients clients, PlatformProperties platform, Brokers brokers) {
        Map<String, Object> settings = clients.reader("embedding-service-behaviour-models");
        return new KafkaBehaviourModels(
                new LogReader(
                        KafkaConfiguration.afterTopics(brokers, platform, settings),
                        Topics.BEHAVIOUR_MODELS.name(),
                        Topics.SERVING_MODELS.name()),
                writer,
                platform.registry().serdes(),
                Clock.systemUTC());
    }

    /** Where it is switched on. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("concierge.behaviour.enabled")
    static class Learning {
        /** Its loop closes it, and what it reads, on its own thread. */
        @Bean(destroyMethod = "")
        BehaviourFlow behaviourFlow(
                BehaviourSettings settings,
                BehaviourModels models,
                KafkaClients clients,
                PlatformProperties platform,
                Brokers brokers,
                FilmBacklog backlog,
                MeterRegistry meters) {
            Map<String, Object> reader = clients.reader("embedding-service-behaviour-ratings");
            return new BehaviourFlow(
                    new KafkaRatingSource(
                            new LogReader(
                                    KafkaConfiguration.afterTopics(brokers, platform, reader),
                                    Topics.RATINGS.name(),
                                    Topics.USER_ERASURES.name()),
                            platform.registry().serdes(),
                            topic -> meters.counter("concierge.behaviour.records.skipped", "topic", topic)
                                    .increment()),
                    new KafkaCatalogueDna(
                            new LogReader(
                                    KafkaConfiguration.afterTopics(
                                            brokers, platform, clients.reader("embedding-service-behaviour-dna")),
                                    Topics.MOVIE_DNA.name()),
                            new TopicCodec<>(
                                    Topics.MOVIE_DNA, platform.registry().serdes()),
                            backlog),
                    models,
                    new BehaviourLearner(
                            new FilmLimit(
                                    settings.mostFilms(), Runtime.getRuntime().maxMemory() / HEAP_SHARE),
                            settings.threads(),
                            Clock.systemUTC()),
                    new FitSchedule(settings.fewestRatings(), settings.growth(), settings.pause()),
                    settings.every(),
                    metered(meters),
                    Clock.systemUTC());
        }

        /** Its name is the one in health. */
        @Bean("behaviour")
        PollLoop behaviourLoop(BehaviourFlow flow) {
            return new PollLoop(flow);
        }

        /** There from the start, with or without fits. */
        private static BiConsumer<FitOutcome, Duration> metered(MeterRegistry meters) {
            for (FitOutcome outcome : FitOutcome.values()) {
                fits(meters, outcome);
            }
            Timer duration = Timer.builder("concierge.behaviour.fit.duration")
                    .description("Time to try out and fit what people choose next")
                    .register(meters);
            return (outcome, took) -> {
                fits(meters, outcome).increment();
                duration.record(took);
            };
        }

        private static Counter fits(MeterRegistry meters, FitOutcome outcome) {
            return Counter.builder("concierge.behaviour.fits")
                    .description("Fits of what people choose next, by what became of them")
                    .tag("outcome", outcome.key())
                    .register(meters);
        }
    }
}
