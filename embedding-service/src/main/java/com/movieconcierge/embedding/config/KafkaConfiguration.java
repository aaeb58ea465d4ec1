package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.kafka.BrokerHealth;
import com.movieconcierge.embedding.adapter.kafka.Faults;
import com.movieconcierge.embedding.adapter.kafka.KafkaDnaLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaFilmChanges;
import com.movieconcierge.embedding.adapter.kafka.KafkaModelChoices;
import com.movieconcierge.embedding.adapter.kafka.RegistryHealth;
import com.movieconcierge.embedding.domain.Backlog;
import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.TrailerReader;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration ANSWER = Duration.ofSeconds(3);

    @Bean
    Brokers brokers(KafkaSettings kafka) {
        return new Brokers(() -> KafkaClients.openAdmin(kafka.clients().admin(GROUP)), ANSWER);
    }

    @Bean
    Backlog backlog(Brokers brokers) {
        String movies = Topics.MOVIES.name();
        return () -> Faults.translated(() -> brokers.lag(GROUP, List.of(movies)).getOrDefault(movies, 0L));
    }

    @Bean
    LogWriter logWriter(KafkaSettings kafka) {
        return new LogWriter(() -> KafkaClients.openProducer(kafka.clients().durable(GROUP)));
    }

    @Bean
    DeadLetters deadLetters(LogWriter writer) {
        return KafkaFilmChanges.deadLetters(new DeadLetterWriter(writer, GROUP));
    }

    /** For asking whether the registry is there; the codecs have clients of their own. */
    @Bean
    SchemaRegistryClient registryProbe(RegistrySettings registry) {
        return new SchemaRegistryClient(new RegistryConfig(registry.probe()));
    }

    @Bean
    KafkaDnaLog dnaLog(LogWriter writer, KafkaSettings kafka, RegistrySettings registry, DnaComposer composer) {
        Map<String, Object> settings = kafka.clients().reader("embedding-service-movie-dna");
        return new KafkaDnaLog(
                writer,
                new TopicCodec<>(Topics.MOVIE_DNA, registry.serde()),
                new LogReader(() -> KafkaClients.openConsumer(settings), Topics.MOVIE_DNA.name()),
                composer::isCostly);
    }

    /** Joins late: what another member has written has to be known before its films are handed out here. */
    @Bean(destroyMethod = "")
    GroupReader filmReader(
            KafkaSettings kafka,
            EmbeddingSettings embedding,
            TrailersSettings trailers,
            ObjectProvider<TrailerReader> watching,
            Brokers brokers,
            KafkaDnaLog dna) {
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
                afterTopics(brokers, kafka, kafka.clients().group(GROUP, GROUP, batch)),
                List.of(Topics.MOVIES.name()),
                catchingUp);
    }

    /** The loop that reads it closes it, on its own thread, as Kafka asks for. */
    @Bean(destroyMethod = "")
    KafkaFilmChanges<Film> films(
            GroupReader filmReader,
            RegistrySettings registry,
            ObjectProvider<TrailerReader> watching,
            EncoderSet encoders) {
        TrailerReader trailers = watching.getIfAvailable();
        // Films that were there before trailers were switched on are due again.
        String version = trailers == null ? "" : "+" + trailers.version();
        return new KafkaFilmChanges<>(
                filmReader,
                new TopicCodec<>(Topics.MOVIES, registry.serde()),
                () -> encoders.state().fingerprint() + version);
    }

    /** Its one reader closes it, on its own thread. */
    @Bean(destroyMethod = "")
    KafkaModelChoices modelChoices(LogWriter writer, KafkaSettings kafka, RegistrySettings registry, Brokers brokers) {
        Map<String, Object> settings = kafka.clients().reader("embedding-service-models");
        return new KafkaModelChoices(
                new LogReader(afterTopics(brokers, kafka, settings), Topics.SERVING_MODELS.name()),
                writer,
                new TopicCodec<>(Topics.SERVING_MODELS, registry.serde()),
                Clock.systemUTC());
    }

    /** A consumer that finds its topics: they are made first, again and again until that succeeds. */
    static Supplier<Consumer<byte[], byte[]>> afterTopics(
            Brokers brokers, KafkaSettings kafka, Map<String, Object> settings) {
        return () -> {
            brokers.createMissingTopics(kafka.replicationFactor());
            return KafkaClients.openConsumer(settings);
        };
    }

    @Bean("broker")
    BrokerHealth brokerHealth(Brokers brokers, KafkaSettings kafka) {
        return new BrokerHealth(brokers, kafka.bootstrapServers());
    }

    @Bean("registry")
    RegistryHealth registryHealth(SchemaRegistryClient probe, RegistrySettings registry) {
        return new RegistryHealth(probe, registry.url());
    }
}
