package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.kafka.BrokerHealth;
import com.movieconcierge.embedding.adapter.kafka.KafkaBroker;
import com.movieconcierge.embedding.adapter.kafka.KafkaDeadLetters;
import com.movieconcierge.embedding.adapter.kafka.KafkaDnaLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaModelChoices;
import com.movieconcierge.embedding.adapter.kafka.KafkaMovieLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaWriter;
import com.movieconcierge.embedding.adapter.kafka.KnownDnaReader;
import com.movieconcierge.embedding.adapter.kafka.RegistryHealth;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.TrailerReader;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Broker and registry. None of these beans talks to either before it is used. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    private static final String GROUP = "embedding-service";

    @Bean
    KafkaBroker kafkaBroker(KafkaSettings kafka) {
        return new KafkaBroker(kafka.client(), GROUP, kafka.replicationFactor());
    }

    @Bean
    KafkaWriter kafkaWriter(KafkaSettings kafka) {
        return new KafkaWriter(kafka.producer());
    }

    @Bean
    KafkaDeadLetters deadLetters(KafkaWriter writer) {
        return new KafkaDeadLetters(writer);
    }

    /** For asking whether the registry is there; the serdes have clients of their own. */
    @Bean
    SchemaRegistryClient registryProbe(RegistrySettings registry) {
        return new SchemaRegistryClient(new RegistryConfig(registry.probe()));
    }

    @Bean
    KafkaDnaLog dnaLog(
            KafkaWriter writer,
            KafkaSettings kafka,
            RegistrySettings registry,
            SchemaRegistryClient probe,
            DnaComposer composer) {
        return new KafkaDnaLog(
                writer,
                AvroSerdes.<MovieDna>values(registry.serde()).serializer(),
                composer::isCostly,
                new KnownDnaReader(
                        kafka.reader(),
                        AvroSerdes.<SpecificRecord>values(registry.serde()).deserializer(),
                        probe::isReachable));
    }

    /** The loop that reads it closes it, on its own thread, as Kafka asks for. */
    @Bean(destroyMethod = "")
    KafkaMovieLog movieLog(
            KafkaSettings kafka,
            RegistrySettings registry,
            EmbeddingSettings embedding,
            TrailersSettings trailers,
            ObjectProvider<TrailerReader> reader,
            SchemaRegistryClient probe,
            KafkaBroker broker,
            KafkaDnaLog dna,
            EncoderSet encoders) {
        TrailerReader watching = reader.getIfAvailable();
        int batch =
                watching == null ? embedding.batchSize() : Math.min(embedding.batchSize(), trailers.filmsPerBatch());
        // Films that were there before trailers were switched on are due again.
        String version = watching == null ? "" : "+" + watching.version();
        return new KafkaMovieLog(
                kafka.consumer(GROUP, batch),
                AvroSerdes.<SpecificRecord>values(registry.serde()).deserializer(),
                probe::isReachable,
                broker::createMissingTopics,
                dna::catchUp,
                () -> encoders.state().fingerprint() + version);
    }

    /** Its one reader closes it, on its own thread. */
    @Bean(destroyMethod = "")
    KafkaModelChoices modelChoices(
            KafkaWriter writer, KafkaSettings kafka, RegistrySettings registry, KafkaBroker broker) {
        return new KafkaModelChoices(
                kafka.reader(),
                broker::createMissingTopics,
                AvroSerdes.<SpecificRecord>values(registry.serde()).deserializer(),
                AvroSerdes.<ServingModel>values(registry.serde()).serializer(),
                writer,
                Clock.systemUTC());
    }

    @Bean("broker")
    BrokerHealth brokerHealth(KafkaBroker broker, KafkaSettings kafka) {
        return new BrokerHealth(broker, kafka.bootstrapServers());
    }

    @Bean("registry")
    RegistryHealth registryHealth(SchemaRegistryClient probe, RegistrySettings registry) {
        return new RegistryHealth(probe, registry.url());
    }
}
