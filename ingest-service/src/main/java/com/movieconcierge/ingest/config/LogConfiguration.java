package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.kafka.ClientSettings;
import com.movieconcierge.ingest.adapter.kafka.KafkaAppender;
import com.movieconcierge.ingest.adapter.kafka.KafkaFilms;
import com.movieconcierge.ingest.adapter.kafka.KafkaMovieIds;
import com.movieconcierge.ingest.adapter.kafka.KafkaMovieLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaProbe;
import com.movieconcierge.ingest.adapter.kafka.KafkaRatingLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaRejectedRatings;
import com.movieconcierge.ingest.domain.KnownMovies;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.domain.imports.ImportRunner;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs on Kafka, and what health says of them. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static final long TOPICS_TIMEOUT_MILLIS = 10_000;

    @Bean
    ClientSettings clientSettings(KafkaProperties kafka) {
        return new ClientSettings(kafka.client());
    }

    @Bean
    Producer<byte[], byte[]> singleProducer(ClientSettings settings) {
        return new KafkaProducer<>(settings.single(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    Producer<byte[], byte[]> manyProducer(ClientSettings settings) {
        return new KafkaProducer<>(settings.many(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    Admin admin(ClientSettings settings) {
        return Admin.create(settings.admin());
    }

    @Bean(initMethod = "start")
    KafkaMovieIds movieIds(ClientSettings settings, Admin admin, KafkaProperties kafka) {
        return new KafkaMovieIds(
                () -> TopicAdmin.createMissing(admin, kafka.replicationFactor(), TOPICS_TIMEOUT_MILLIS),
                () -> new KafkaConsumer<>(settings.reader(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
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
            Producer<byte[], byte[]> singleProducer,
            Producer<byte[], byte[]> manyProducer,
            TopicCodec<String, Rating> ratings,
            TopicCodec<String, Film> films) {
        var single = new KafkaAppender(singleProducer);
        var many = new KafkaAppender(manyProducer);
        return new IngestFlow.Logs(
                new KafkaRatingLog(single, ratings),
                new KafkaRatingLog(many, ratings),
                new KafkaMovieLog(single, films),
                new KafkaRejectedRatings(many));
    }

    @Bean
    ImportRunner.Logs importLogs(
            Producer<byte[], byte[]> manyProducer, TopicCodec<String, Rating> ratings, TopicCodec<String, Film> films) {
        var many = new KafkaAppender(manyProducer);
        return new ImportRunner.Logs(new KafkaRatingLog(many, ratings), new KafkaMovieLog(many, films));
    }

    @Bean
    CurrentFilms.Opener currentFilms(ClientSettings settings, TopicCodec<String, Film> films) {
        return KafkaFilms.opener(
                films,
                () -> new KafkaConsumer<>(settings.looker(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Admin admin, KafkaProperties kafka) {
        var probe = new KafkaProbe(admin);
        return () -> {
            int nodes = probe.nodes();
            return nodes > 0
                    ? Health.up().withDetail("nodes", nodes).build()
                    : down("no Kafka broker answers at " + kafka.bootstrapServers());
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
    HealthIndicator catalogueHealthIndicator(KnownMovies catalogue) {
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
