package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.kafka.KafkaAppender;
import com.movieconcierge.ingest.adapter.kafka.KafkaCurrentFilms;
import com.movieconcierge.ingest.adapter.kafka.KafkaFilmLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaKnownFilms;
import com.movieconcierge.ingest.adapter.kafka.KafkaRatingLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaRejectedRatings;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.domain.imports.ImportRunner;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs on Kafka, and what health says of them. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);

    @Bean
    KafkaClients kafkaClients(KafkaProperties kafka) {
        return new KafkaClients(kafka.client());
    }

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

    @Bean
    Brokers brokers(KafkaClients clients) {
        return new Brokers(() -> KafkaClients.openAdmin(clients.admin("ingest-admin")), BROKER_PATIENCE);
    }

    @Bean(initMethod = "start")
    KafkaKnownFilms movieIds(KafkaClients clients, Brokers brokers, KafkaProperties kafka) {
        return new KafkaKnownFilms(() -> {
            brokers.createMissingTopics(kafka.replicationFactor());
            return KafkaClients.openConsumer(clients.reader("ingest-movie-ids"));
        });
    }

    @Bean
    TopicCodec<String, Rating> ratingCodec(RegistryProperties registry) {
        return new TopicCodec<>(Topics.RATINGS, registry.serdes());
    }

    @Bean
    TopicCodec<String, Film> filmCodec(RegistryProperties registry) {
        return new TopicCodec<>(Topics.MOVIES, registry.serdes());
    }

    @Bean
    IngestFlow.Logs ingestLogs(
            LogWriter singleWriter,
            LogWriter batchingWriter,
            TopicCodec<String, Rating> ratings,
            TopicCodec<String, Film> films) {
        var single = new KafkaAppender(singleWriter);
        var many = new KafkaAppender(batchingWriter);
        return new IngestFlow.Logs(
                new KafkaRatingLog(single, ratings),
                new KafkaRatingLog(many, ratings),
                new KafkaFilmLog(single, films),
                new KafkaRejectedRatings(many));
    }

    @Bean
    ImportRunner.Logs importLogs(
            LogWriter batchingWriter, TopicCodec<String, Rating> ratings, TopicCodec<String, Film> films) {
        var many = new KafkaAppender(batchingWriter);
        return new ImportRunner.Logs(new KafkaRatingLog(many, ratings), new KafkaFilmLog(many, films));
    }

    @Bean
    CurrentFilms.Opener currentFilms(KafkaClients clients, TopicCodec<String, Film> films) {
        return KafkaCurrentFilms.opener(films, () -> KafkaClients.openConsumer(clients.pointLookup("ingest-films")));
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Brokers brokers, KafkaProperties kafka) {
        return () -> {
            try {
                return Health.up().withDetail("nodes", brokers.nodes()).build();
            } catch (LogUnavailableException e) {
                return down("no Kafka broker answers at " + kafka.bootstrapServers());
            }
        };
    }

    @Bean
    HealthIndicator registryHealthIndicator(RegistryProperties registry) {
        var client = new SchemaRegistryClient(new RegistryConfig(Map.copyOf(registry.serdes())));
        return () -> client.isReachable()
                ? Health.up().build()
                : down("the schema registry does not answer at " + registry.url());
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

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
