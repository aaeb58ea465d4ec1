package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.kafka.KafkaCurrentFilms;
import com.movieconcierge.ingest.adapter.kafka.KafkaEventLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaKnownFilms;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs on Kafka, and what health says of them. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    /** A request waits for the registry at the most this long. */
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);

    /** For a single event that someone waits for. */
    @Bean
    LogWriter singleWriter(KafkaClients clients) {
        return new LogWriter(() -> KafkaClients.openProducer(clients.single("ingest-single")));
    }

    /** For streams and imports. */
    @Bean
    LogWriter batchingWriter(KafkaClients clients) {
        return new LogWriter(() -> KafkaClients.openProducer(clients.batching("ingest-many")));
    }

    @Bean(initMethod = "start")
    KafkaKnownFilms movieIds(KafkaClients clients, Brokers brokers, PlatformProperties platform) {
        return new KafkaKnownFilms(() -> {
            brokers.createMissingTopics(platform.kafka().topics());
            return KafkaClients.openConsumer(clients.reader("ingest-movie-ids"));
        });
    }

    @Bean
    TopicCodec<String, Rating> ratingCodec(PlatformProperties platform) {
        return new TopicCodec<>(Topics.RATINGS, platform.registry().serdesWithin(REGISTRY_TIMEOUT));
    }

    @Bean
    TopicCodec<String, Film> filmCodec(PlatformProperties platform) {
        return new TopicCodec<>(Topics.MOVIES, platform.registry().serdesWithin(REGISTRY_TIMEOUT));
    }

    @Bean
    IngestFlow.Logs ingestLogs(
            LogWriter singleWriter,
            LogWriter batchingWriter,
            TopicCodec<String, Rating> ratings,
            TopicCodec<String, Film> films) {
        return new IngestFlow.Logs(
                new KafkaEventLog(singleWriter, ratings, films), new KafkaEventLog(batchingWriter, ratings, films));
    }

    @Bean
    CurrentFilms.Opener currentFilms(KafkaClients clients, TopicCodec<String, Film> films) {
        return KafkaCurrentFilms.opener(films, () -> KafkaClients.openConsumer(clients.pointLookup("ingest-films")));
    }

    @Bean
    HealthIndicator catalogueHealthIndicator(KnownFilms catalogue) {
        return () -> catalogue.isCaughtUp()
                ? Health.up().withDetail("movies", catalogue.size()).build()
                : Health.outOfService()
                        .withDetail("reason", "the ids of the films are still being read from topic movies")
                        .withDetail("movies", catalogue.size())
                        .build();
    }
}
