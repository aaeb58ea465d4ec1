package com.movieconcierge.recommend.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.platform.PlatformProperties;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients of Kafka, Redis and the registry. None of them needs its server to be there at the start. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(2);
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
    RedisLink redisLink(PlatformProperties platform, ProfileUpdates updates) {
        return new RedisLink(platform.redis().uri(), platform.redis().timeout(), updates);
    }

    @Bean
    ProfileStore profileStore(RedisLink redis, PlatformProperties platform) {
        return new RedisProfileStore(redis, new TopicCodec<>(Topics.USER_PROFILES, serdeConfig(platform)));
    }

    @Bean(initMethod = "start")
    CatalogueFeed catalogueFeed(
            PlatformProperties platform,
            KafkaClients clients,
            Brokers brokers,
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
        var records = new CatalogueRecords(serdeConfig(platform));
        return new CatalogueFeed(
                () -> {
                    brokers.createMissingTopics(platform.kafka().replicationFactor());
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
            PlatformProperties platform, KafkaClients clients, Personas personas, MeterRegistry meters) {
        return new PersonaFeed(
                () -> KafkaClients.openConsumer(clients.reader("recommend-personas")),
                new TopicCodec<>(Topics.PERSONAS, serdeConfig(platform)),
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
    Statements statements(@Qualifier("statementWriter") LogWriter log, PlatformProperties platform) {
        return new KafkaStatements(new TopicCodec<>(Topics.STATED_TASTES, serdeConfig(platform)), log);
    }

    @Bean
    ErasureRequests erasureRequests(
            @Qualifier("erasureWriter") LogWriter log, PlatformProperties platform, Clock clock) {
        return new KafkaErasureRequests(new TopicCodec<>(Topics.USER_ERASURES, serdeConfig(platform)), log, clock);
    }

    private static Map<String, String> serdeConfig(PlatformProperties platform) {
        return platform.registry().serdesWithin(REGISTRY_TIMEOUT);
    }
}
