package com.movieconcierge.recommend.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.artefacts.Storages;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed;
import com.movieconcierge.recommend.adapter.kafka.CatalogueRecords;
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
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients of Kafka, Redis and the registry. None of them needs its server to be there at the start. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    private static final int REGISTRY_TIMEOUT_MILLIS = 2_000;
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
    RedisLink redisLink(RecommendProperties properties, ProfileUpdates updates) {
        return new RedisLink(properties.redis().uri(), properties.redis().timeout(), updates);
    }

    @Bean
    ProfileStore profileStore(RedisLink redis, RecommendProperties properties) {
        return new RedisProfileStore(redis, new TopicCodec<>(Topics.USER_PROFILES, serdeConfig(properties)));
    }

    @Bean
    SchemaRegistryClient schemaRegistryClient(RecommendProperties properties) {
        return new SchemaRegistryClient(new RegistryConfig(serdeConfig(properties)));
    }

    @Bean
    Admin kafkaAdmin(RecommendProperties properties) {
        return Admin.create(kafkaConfig(properties));
    }

    /** None without a location, and then no class of the AWS SDK is loaded. */
    @Bean
    @Nullable
    ArtefactStore artefactStore(RecommendProperties properties) {
        var artefacts = properties.artefacts();
        return artefacts.location().isBlank()
                ? null
                : new ArtefactStore(
                        Storages.at(artefacts.location(), new S3Settings(artefacts.region(), artefacts.endpoint())));
    }

    @Bean(initMethod = "start")
    CatalogueFeed catalogueFeed(
            RecommendProperties properties,
            Admin admin,
            CatalogueKeeper catalogue,
            Optional<ArtefactStore> artefacts,
            Clock clock,
            MeterRegistry meters) {
        var records = new CatalogueRecords(serdeConfig(properties));
        Map<String, Object> config = kafkaConfig(properties);
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
                properties.kafka().replicationFactor(),
                records,
                catalogue,
                new SnapshotStart(
                        artefacts.map(store -> new SnapshotShelf(store)::newest),
                        records,
                        new LiveTopics(admin),
                        clock,
                        feedMetrics(meters)),
                feedMetrics(meters));
    }

    @Bean(initMethod = "start")
    PersonaFeed personaFeed(RecommendProperties properties, Personas personas, MeterRegistry meters) {
        Map<String, Object> config = kafkaConfig(properties);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "recommend-personas");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The personas of a fit are one transaction.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new PersonaFeed(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new TopicCodec<>(Topics.PERSONAS, serdeConfig(properties)),
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
    Producer<byte[], byte[]> erasureProducer(RecommendProperties properties) {
        return producer("recommend-erasures", PRODUCER_PATIENCE_MILLIS, properties);
    }

    @Bean
    Producer<byte[], byte[]> statementProducer(RecommendProperties properties) {
        return producer("recommend-statements", STATEMENT_PATIENCE_MILLIS, properties);
    }

    private static Producer<byte[], byte[]> producer(
            String clientId, int patienceMillis, RecommendProperties properties) {
        Map<String, Object> config = kafkaConfig(properties);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * patienceMillis);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    Statements statements(
            @Qualifier("statementProducer") Producer<byte[], byte[]> producer, RecommendProperties properties) {
        return new KafkaStatements(new TopicCodec<>(Topics.STATED_TASTES, serdeConfig(properties)), producer);
    }

    @Bean
    ErasureRequests erasureRequests(
            @Qualifier("erasureProducer") Producer<byte[], byte[]> producer,
            RecommendProperties properties,
            Clock clock) {
        return new KafkaErasureRequests(
                new TopicCodec<>(Topics.USER_ERASURES, serdeConfig(properties)), producer, clock);
    }

    private static Map<String, Object> kafkaConfig(RecommendProperties properties) {
        Map<String, Object> config = new HashMap<>(properties.kafka().properties());
        config.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
        return config;
    }

    private static Map<String, Object> serdeConfig(RecommendProperties properties) {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.TIMEOUT_MS, REGISTRY_TIMEOUT_MILLIS);
        config.putAll(properties.registry().properties());
        config.put(RegistryConfig.URL, properties.registry().url());
        return config;
    }
}
