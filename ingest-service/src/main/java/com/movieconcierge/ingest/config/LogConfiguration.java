package com.movieconcierge.ingest.config;

import com.movieconcierge.events.Movie;
import com.movieconcierge.events.Rating;
import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.kafka.ClientSettings;
import com.movieconcierge.ingest.adapter.kafka.KafkaAppender;
import com.movieconcierge.ingest.adapter.kafka.KafkaFilms;
import com.movieconcierge.ingest.adapter.kafka.KafkaMovieIds;
import com.movieconcierge.ingest.adapter.kafka.KafkaMovieLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaRatingLog;
import com.movieconcierge.ingest.adapter.kafka.KafkaRejectedRatings;
import com.movieconcierge.ingest.domain.KnownMovies;
import com.movieconcierge.ingest.domain.MovieLog;
import com.movieconcierge.ingest.domain.RatingLog;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.domain.imports.ImportRunner;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.serde.AvroSerdes;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs on Kafka, and what health says of them. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static final long TOPICS_TIMEOUT_MILLIS = 10_000;
    /** A request waits for the registry at the most this long. */
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    ClientSettings clientSettings(PlatformProperties platform) {
        return new ClientSettings(platform.kafka().client());
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
    KafkaMovieIds movieIds(ClientSettings settings, Admin admin, PlatformProperties platform) {
        return new KafkaMovieIds(
                () -> TopicAdmin.createMissing(admin, platform.kafka().replicationFactor(), TOPICS_TIMEOUT_MILLIS),
                () -> new KafkaConsumer<>(settings.reader(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Bean
    Serde<Rating> ratingSerde(PlatformProperties platform) {
        return AvroSerdes.values(platform.registry().serdesWithin(REGISTRY_TIMEOUT));
    }

    @Bean
    Serde<Movie> movieSerde(PlatformProperties platform) {
        return AvroSerdes.values(platform.registry().serdesWithin(REGISTRY_TIMEOUT));
    }

    @Bean
    IngestFlow.Logs ingestLogs(
            Producer<byte[], byte[]> singleProducer,
            Producer<byte[], byte[]> manyProducer,
            Serde<Rating> ratingSerde,
            Serde<Movie> movieSerde) {
        var single = new KafkaAppender(singleProducer);
        var many = new KafkaAppender(manyProducer);
        return new IngestFlow.Logs(
                new KafkaRatingLog(single, ratingSerde.serializer()),
                new KafkaRatingLog(many, ratingSerde.serializer()),
                new KafkaMovieLog(single, movieSerde.serializer()),
                new KafkaRejectedRatings(many));
    }

    @Bean
    ImportRunner.Logs importLogs(
            Producer<byte[], byte[]> manyProducer, Serde<Rating> ratingSerde, Serde<Movie> movieSerde) {
        var many = new KafkaAppender(manyProducer);
        RatingLog ratings = new KafkaRatingLog(many, ratingSerde.serializer());
        MovieLog movies = new KafkaMovieLog(many, movieSerde.serializer());
        return new ImportRunner.Logs(ratings, movies);
    }

    @Bean
    CurrentFilms.Opener currentFilms(ClientSettings settings, Serde<Movie> movieSerde) {
        return KafkaFilms.opener(
                movieSerde.deserializer(),
                () -> new KafkaConsumer<>(settings.looker(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
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
}
