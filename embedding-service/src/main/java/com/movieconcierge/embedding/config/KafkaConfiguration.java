package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.kafka.KafkaFaults;
import com.movieconcierge.embedding.adapter.kafka.KafkaFilmChanges;
import com.movieconcierge.embedding.adapter.kafka.KafkaFilmDnaLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaModelChoices;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.TrailersSettings;
import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmBacklog;
import com.movieconcierge.embedding.domain.flow.FilmChange.DeadLetterSink;
import com.movieconcierge.embedding.domain.visual.TrailerReader;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Film;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Broker and registry. None of these beans talks to either before it is used. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    private static final String GROUP = "embedding-service";

    @Bean
    FilmBacklog backlog(Brokers brokers) {
        String movies = Topics.MOVIES.name();
        return () ->
                KafkaFaults.translated(() -> brokers.lag(GROUP, List.of(movies)).getOrDefault(movies, 0L));
    }

    @Bean
    LogWriter logWriter(KafkaClients clients) {
        return new LogWriter(() -> KafkaClients.openProducer(clients.durable(GROUP)));
    }

    @Bean
    DeadLetterSink deadLetters(LogWriter writer) {
        return KafkaFilmChanges.deadLetters(new DeadLetterWriter(writer, GROUP));
    }

    @Bean
    KafkaFilmDnaLog dnaLog(
            LogWriter writer, KafkaClients clients, PlatformProperties platform, FilmDnaComposer composer) {
        Map<String, Object> settings = clients.reader("embedding-service-movie-dna");
        return new KafkaFilmDnaLog(
                writer,
                new TopicCodec<>(Topics.MOVIE_DNA, platform.registry().serdes()),
                new LogReader(() -> KafkaClients.openConsumer(settings), Topics.MOVIE_DNA.name()),
                composer::isCostly);
    }

    /** Joins late: what another member has written has to be known before its films are handed out here. */
    @Bean(destroyMethod = "")
    GroupReader filmReader(
            KafkaClients clients,
            EmbeddingSettings embedding,
            TrailersSettings trailers,
            ObjectProvider<TrailerReader> watching,
            PlatformProperties platform,
            Brokers brokers,
            KafkaFilmDnaLog dna) {
        int batch = watching.stream().findAny().isPresent()
                ? Math.min(embedding.batchSize(), trailers.filmsPerBatch())
                : embedding.batchSize();
        var catchingUp = new GroupReader.Listener() {
            @Override
            public void assigned(Set<TopicPartition> partitions) {
                dna.catchUp();
            }
        };
        return new GroupReader(
                afterTopics(brokers, platform, clients.group(GROUP, GROUP, batch)),
                List.of(Topics.MOVIES.name()),
                catchingUp);
    }

    /** The loop that reads it closes it, on its own thread, as Kafka asks for. */
    @Bean(destroyMethod = "")
    KafkaFilmChanges<Film> films(
            GroupReader filmReader,
            PlatformProperties platform,
            ObjectProvider<TrailerReader> watching,
            EncoderSet encoders) {
        TrailerReader trailers = watching.getIfAvailable();
        // Films that were there before trailers were switched on are due again.
        String version = trailers == null ? "" : "+" + trailers.version();
        return new KafkaFilmChanges<>(
                filmReader,
                new TopicCodec<>(Topics.MOVIES, platform.registry().serdes()),
                () -> encoders.state().fingerprint() + version);
    }

    /** Its one reader closes it, on its own thread. */
    @Bean(destroyMethod = "")
    KafkaModelChoices modelChoices(
            LogWriter writer, KafkaClients clients, PlatformProperties platform, Brokers brokers) {
        Map<String, Object> settings = clients.reader("embedding-service-models");
        return new KafkaModelChoices(
                new LogReader(afterTopics(brokers, platform, settings), Topics.SERVING_MODELS.name()),
                writer,
                new TopicCodec<>(Topics.SERVING_MODELS, platform.registry().serdes()),
                Clock.systemUTC());
    }

    /** A consumer that finds its topics: they are made first, again and again until that succeeds. */
    static Supplier<Consumer<byte[], byte[]>> afterTopics(
            Brokers brokers, PlatformProperties platform, Map<String, Object> settings) {
        return () -> {
            brokers.createMissingTopics(platform.kafka().topics());
            return KafkaClients.openConsumer(settings);
        };
    }
}
