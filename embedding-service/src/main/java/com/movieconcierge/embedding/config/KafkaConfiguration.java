package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.kafka.KafkaBroker;
import com.movieconcierge.embedding.adapter.kafka.KafkaDeadLetters;
import com.movieconcierge.embedding.adapter.kafka.KafkaDnaLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaModelChoices;
import com.movieconcierge.embedding.adapter.kafka.KafkaMovieLog;
import com.movieconcierge.embedding.adapter.kafka.KafkaWriter;
import com.movieconcierge.embedding.adapter.kafka.KnownDnaReader;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.TrailersSettings;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.TrailerReader;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Broker and registry. None of these beans talks to either before it is used. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    private static final String GROUP = "embedding-service";

    @Bean
    KafkaSettings kafkaSettings(PlatformProperties platform) {
        return new KafkaSettings(platform.kafka().client());
    }

    @Bean
    KafkaBroker kafkaBroker(PlatformProperties platform) {
        return new KafkaBroker(
                Map.copyOf(platform.kafka().client()), GROUP, platform.kafka().replicationFactor());
    }

    @Bean
    KafkaWriter kafkaWriter(KafkaSettings kafka) {
        return new KafkaWriter(kafka.producer());
    }

    @Bean
    KafkaDeadLetters deadLetters(KafkaWriter writer) {
        return new KafkaDeadLetters(writer);
    }

    @Bean
    KafkaDnaLog dnaLog(
            KafkaWriter writer,
            KafkaSettings kafka,
            PlatformProperties platform,
            SchemaRegistryClient probe,
            DnaComposer composer) {
        return new KafkaDnaLog(
                writer,
                AvroSerdes.<MovieDna>values(platform.registry().serdes()).serializer(),
                composer::isCostly,
                new KnownDnaReader(
                        kafka.reader(),
                        AvroSerdes.<SpecificRecord>values(platform.registry().serdes())
                                .deserializer(),
                        probe::isReachable));
    }

    /** The loop that reads it closes it, on its own thread, as Kafka asks for. */
    @Bean(destroyMethod = "")
    KafkaMovieLog movieLog(
            KafkaSettings kafka,
            PlatformProperties platform,
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
                AvroSerdes.<SpecificRecord>values(platform.registry().serdes()).deserializer(),
                probe::isReachable,
                broker::createMissingTopics,
                dna::catchUp,
                () -> encoders.state().fingerprint() + version);
    }

    /** Its one reader closes it, on its own thread. */
    @Bean(destroyMethod = "")
    KafkaModelChoices modelChoices(
            KafkaWriter writer, KafkaSettings kafka, PlatformProperties platform, KafkaBroker broker) {
        return new KafkaModelChoices(
                kafka.reader(),
                broker::createMissingTopics,
                AvroSerdes.<SpecificRecord>values(platform.registry().serdes()).deserializer(),
                AvroSerdes.<ServingModel>values(platform.registry().serdes()).serializer(),
                writer,
                Clock.systemUTC());
    }
}
