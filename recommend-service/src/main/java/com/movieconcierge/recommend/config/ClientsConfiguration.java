package com.movieconcierge.recommend.config;

import com.github.benmanes.caffeine.cache.Ticker;
import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.recommend.adapter.kafka.BehaviourFeed;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed.FeedMetrics;
import com.movieconcierge.recommend.adapter.kafka.CatalogueRecords;
import com.movieconcierge.recommend.adapter.kafka.KafkaErasures;
import com.movieconcierge.recommend.adapter.kafka.KafkaViewerRequests;
import com.movieconcierge.recommend.adapter.kafka.PersonaFeed;
import com.movieconcierge.recommend.adapter.kafka.SnapshotStart;
import com.movieconcierge.recommend.adapter.redis.ProfileRepairs;
import com.movieconcierge.recommend.adapter.redis.RedisConnections;
import com.movieconcierge.recommend.adapter.redis.RedisViewerProfiles;
import com.movieconcierge.recommend.domain.behaviour.BehaviourShelf;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.taste.Erasures;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients of Kafka, Redis and the registry; none needs its server to be up at start. */
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
    RedisConnections redisLink(PlatformProperties platform, ProfileUpdates updates) {
        return new RedisConnections(platform.redis().uri(), platform.redis().timeout(), updates);
    }

    @Bean
    ViewerProfiles profileStore(RedisConnections redis, PlatformProperties platform, MeterRegistry meters) {
        return new RedisViewerProfiles(
                redis,
                new TopicCodec<>(Topics.USER_PROFILES, serdeConfig(platform)),
                new ProfileRepairs(redis, Ticker.systemTicker(), meters));
    }

    @Bean(initMethod = "start")
    LogFollower catalogueFeed(
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
        var metrics = new FeedMetrics(meters);
        var records = new CatalogueRecords(serdeConfig(platform));
        return CatalogueFeed.following(
                () -> {
                    brokers.createMissingTopics(platform.kafka().topics());
                    return KafkaClients.openConsumer(config);
                },
                records,
                catalogue,
                new SnapshotStart(artefacts.map(SnapshotShelf::new), records, brokers, clock, metrics),
                metrics);
    }

    @Bean(initMethod = "start")
    LogFollower personaFeed(
            PlatformProperties platform, KafkaClients clients, Personas personas, MeterRegistry meters) {
        return PersonaFeed.following(
                () -> KafkaClients.openConsumer(clients.reader("recommend-personas")),
                new TopicCodec<>(Topics.PERSONAS, serdeConfig(platform)),
                personas,
                new FeedMetrics(meters));
    }

    @Bean(initMethod = "start")
    LogFollower behaviourFeed(
            PlatformProperties platform,
            KafkaClients clients,
            Brokers brokers,
            BehaviourShelf shelf,
            MeterRegistry meters) {
        return BehaviourFeed.following(
                () -> {
                    brokers.createMissingTopics(platform.kafka().topics());
                    return KafkaClients.openConsumer(clients.reader("recommend-behaviour"));
                },
                serdeConfig(platform),
                shelf,
                new FeedMetrics(meters));
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
    ViewerRequests viewerRequests(
            @Qualifier("statementWriter") LogWriter stated,
            @Qualifier("erasureWriter") LogWriter erasures,
            PlatformProperties platform,
            Brokers brokers,
            Clock clock) {
        return new KafkaViewerRequests(
                serdeConfig(platform), stated, erasures, viewer -> brokers.endOf(Topics.RATINGS, viewer), clock);
    }

    @Bean
    Erasures erasures(KafkaClients clients, PlatformProperties platform) {
        return new KafkaErasures(
                () -> new LogReader(
                        () -> KafkaClients.openConsumer(clients.reader("recommend-receipts")),
                        Topics.USER_ERASURES.name()),
                serdeConfig(platform));
    }

    @Bean
    HealthIndicator redisHealthIndicator(ViewerProfiles profiles) {
        return () -> profiles.isReachable()
                ? Health.up().build()
                : Health.down()
                        .withDetail("missing", "Redis is unreachable: lists are made without viewers' profiles.")
                        .build();
    }

    private static Map<String, String> serdeConfig(PlatformProperties platform) {
        return platform.registry().serdesWithin(REGISTRY_TIMEOUT);
    }
}
