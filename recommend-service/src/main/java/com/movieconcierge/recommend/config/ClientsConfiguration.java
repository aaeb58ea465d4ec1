package com.movieconcierge.recommend.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.artefacts.Storages;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed;
import com.movieconcierge.recommend.adapter.kafka.CatalogueRecords;
import com.movieconcierge.recommend.adapter.kafka.FeedMetrics;
import com.movieconcierge.recommend.adapter.kafka.KafkaErasureRequests;
import com.movieconcierge.recommend.adapter.kafka.KafkaStatements;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients of Kafka, Redis and the registry. None of them needs its server to be there at the start. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    private static final int REGISTRY_TIMEOUT_MILLIS = 2_000;
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ERASURE_PATIENCE = Duration.ofSeconds(5);
    /** Somebody waits for a list. */
    private static final Duration STATEMENT_PATIENCE = Duration.ofSeconds(2);

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
    KafkaClients kafkaClients(RecommendProperties properties) {
        Map<String, String> user = new HashMap<>(properties.kafka().properties());
        user.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
        return new KafkaClients(user);
    }

    @Bean
    Admin kafkaAdmin(KafkaClients clients) {
        return KafkaClients.openAdmin(clients.admin("recommend-admin", BROKER_PATIENCE, BROKER_PATIENCE));
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
            KafkaClients clients,
            Admin admin,
            CatalogueKeeper catalogue,
            Optional<ArtefactStore> artefacts,
            Clock clock,
            MeterRegistry meters) {
        Map<String, Object> config = clients.reader(
                "recommend-catalogue",
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        CATALOGUE_BATCH,
                        // Each batch publishes a new view of all films: a few a second, not one a rating.
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        CATALOGUE_FETCH_BYTES,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        CATALOGUE_FETCH_MILLIS));
        var brokers = new Brokers(() -> admin, BROKER_PATIENCE);
        var records = new CatalogueRecords(serdeConfig(properties));
        return new CatalogueFeed(
                () -> {
                    brokers.createMissingTopics(properties.kafka().replicationFactor());
                    return KafkaClients.openConsumer(config);
                },
                records,
                catalogue,
                new SnapshotStart(
                        artefacts.map(store -> new SnapshotShelf(store)::newest),
                        records,
                        brokers,
                        clock,
                        feedMetrics(meters)),
                feedMetrics(meters));
    }

    @Bean(initMethod = "start")
    PersonaFeed personaFeed(
            RecommendProperties properties, KafkaClients clients, Personas personas, MeterRegistry meters) {
        return new PersonaFeed(
                () -> KafkaClients.openConsumer(clients.reader("recommend-personas")),
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
    LogWriter statementWriter(KafkaClients clients) {
        return writer(clients, "recommend-statements", STATEMENT_PATIENCE);
    }

    @Bean
    LogWriter erasureWriter(KafkaClients clients) {
        return writer(clients, "recommend-erasures", ERASURE_PATIENCE);
    }

    private static LogWriter writer(KafkaClients clients, String clientId, Duration patience) {
        return new LogWriter(
                () -> KafkaClients.openProducer(clients.durable(clientId, patience, patience.multipliedBy(2))));
    }

    @Bean
    Statements statements(@Qualifier("statementWriter") LogWriter log, RecommendProperties properties) {
        return new KafkaStatements(new TopicCodec<>(Topics.STATED_TASTES, serdeConfig(properties)), log);
    }

    @Bean
    ErasureRequests erasureRequests(
            @Qualifier("erasureWriter") LogWriter log, RecommendProperties properties, Clock clock) {
        return new KafkaErasureRequests(new TopicCodec<>(Topics.USER_ERASURES, serdeConfig(properties)), log, clock);
    }

    private static Map<String, Object> serdeConfig(RecommendProperties properties) {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.TIMEOUT_MS, REGISTRY_TIMEOUT_MILLIS);
        config.putAll(properties.registry().properties());
        config.put(RegistryConfig.URL, properties.registry().url());
        return config;
    }
}
