package com.movieconcierge.recommend.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed;
import com.movieconcierge.recommend.adapter.kafka.FeedMetrics;
import com.movieconcierge.recommend.adapter.kafka.KafkaErasureRequests;
import com.movieconcierge.recommend.adapter.kafka.KafkaStatements;
import com.movieconcierge.recommend.adapter.kafka.LiveTopics;
import com.movieconcierge.recommend.adapter.kafka.PersonaFeed;
import com.movieconcierge.recommend.adapter.kafka.SnapshotStart;
import com.movieconcierge.recommend.adapter.redis.RedisLink;
import com.movieconcierge.recommend.adapter.redis.RedisProfileStore;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.taste.ErasureRequests;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.Statements;
import com.movieconcierge.schemas.serde.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients of Kafka, Redis and the registry. None of them needs its server to be there at the start. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(2);
    private static final int PRODUCER_PATIENCE_MILLIS = 5_000;
    /** Somebody waits for a list. */
    private static final int STATEMENT_PATIENCE_MILLIS = 2_000;

    private static final int CATALOGUE_BATCH = 1_000;
    private static final int CATALOGUE_FETCH_BYTES = 1 << 20;
    private static final int CATALOGUE_FETCH_MILLIS = 250;

    @Bean
    ProfileUpdates profileUpdates(RecommendProperties properties) {
        return new ProfileUpdates(properties.serving().mostWaiters());
    }

    @Bean
    RedisLink redisLink(PlatformProperties platform, ProfileUpdates updates) {
        return new RedisLink(platform.redis().uri(), platform.redis().timeout(), updates);
    }

    @Bean
    ProfileStore profileStore(RedisLink redis, PlatformProperties platform) {
        return new RedisProfileStore(
                redis, AvroSerdes.<TasteProfile>values(serdeConfig(platform)).deserializer());
    }

    @Bean(initMethod = "start")
    CatalogueFeed catalogueFeed(
            PlatformProperties platform,
            Admin admin,
            CatalogueKeeper catalogue,
            Optional<ArtefactStore> artefacts,
            Clock clock,
            MeterRegistry meters) {
        Map<String, Object> config = kafkaConfig(platform);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "recommend-catalogue");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, CATALOGUE_BATCH);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Each batch publishes a new view of all films: a few a second, not one a rating.
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, CATALOGUE_FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, CATALOGUE_FETCH_MILLIS);
        // Popularity is written in transactions.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new CatalogueFeed(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                admin,
                platform.kafka().replicationFactor(),
                AvroSerdes.<SpecificRecord>values(serdeConfig(platform)).deserializer(),
                catalogue,
                new SnapshotStart(
                        artefacts.map(store -> new SnapshotShelf(store)::newest),
                        new LiveTopics(admin),
                        clock,
                        feedMetrics(meters)),
                feedMetrics(meters));
    }

    @Bean(initMethod = "start")
    PersonaFeed personaFeed(PlatformProperties platform, Personas personas, MeterRegistry meters) {
        Map<String, Object> config = kafkaConfig(platform);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "recommend-personas");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The personas of a fit are one transaction.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new PersonaFeed(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                AvroSerdes.<Persona>values(serdeConfig(platform)).deserializer(),
                personas,
                feedMetrics(meters));
    }

    private static FeedMetrics feedMetrics(MeterRegistry meters) {
        return new FeedMetrics() {
            @Override
            public void applied(String topic, int records) {
                meters.counter("concierge.catalogue.applied", "topic", topic).increment(records);
            }

            @Override
            public void skipped(String topic) {
                meters.counter("concierge.catalogue.skipped", "topic", topic).increment();
            }

            @Override
            public void started(String outcome) {
                meters.counter("concierge.catalogue.snapshot", "outcome", outcome)
                        .increment();
            }
        };
    }

    @Bean
    Producer<String, Erasure> erasureProducer(PlatformProperties platform) {
        return producer("recommend-erasures", PRODUCER_PATIENCE_MILLIS, platform);
    }

    @Bean
    Producer<String, StatedTaste> statementProducer(PlatformProperties platform) {
        return producer("recommend-statements", STATEMENT_PATIENCE_MILLIS, platform);
    }

    private static <T extends SpecificRecord> Producer<String, T> producer(
            String clientId, int patienceMillis, PlatformProperties platform) {
        Map<String, Object> config = kafkaConfig(platform);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * patienceMillis);
        return new KafkaProducer<>(
                config,
                new StringSerializer(),
                AvroSerdes.<T>values(serdeConfig(platform)).serializer());
    }

    @Bean
    Statements statements(Producer<String, StatedTaste> producer) {
        return new KafkaStatements(producer);
    }

    @Bean
    ErasureRequests erasureRequests(Producer<String, Erasure> producer, Clock clock) {
        return new KafkaErasureRequests(producer, clock);
    }

    private static Map<String, Object> kafkaConfig(PlatformProperties platform) {
        return new HashMap<>(platform.kafka().client());
    }

    private static Map<String, String> serdeConfig(PlatformProperties platform) {
        return platform.registry().serdesWithin(REGISTRY_TIMEOUT);
    }
}
