package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.embedding.SnapshotTaker;
import com.movieconcierge.embedding.adapter.artefacts.ArtefactSnapshots;
import com.movieconcierge.embedding.adapter.kafka.KafkaSnapshotSource;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.SnapshotSettings;
import com.movieconcierge.embedding.domain.SnapshotSource;
import com.movieconcierge.embedding.domain.SnapshotStore;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.platform.PlatformConfiguration;
import com.movieconcierge.platform.PlatformProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Snapshots, where there is a place for them. */
@Configuration(proxyBeanMethods = false)
@Conditional(PlatformConfiguration.HasArtefacts.class)
class ArtefactsConfiguration {

    @Bean
    SnapshotStore snapshotStore(ArtefactStore store, SnapshotSettings settings) {
        return new ArtefactSnapshots(store, settings.snapshotKeep());
    }

    @Bean
    SnapshotSource snapshotSource(Brokers brokers, KafkaClients clients, PlatformProperties platform) {
        return new KafkaSnapshotSource(
                brokers,
                () -> KafkaClients.openConsumer(clients.reader("embedding-service-snapshots")),
                platform.registry().serdes(),
                Clock.systemUTC());
    }

    @Bean
    SnapshotTaker snapshotTaker(
            SnapshotSource source,
            SnapshotStore store,
            SnapshotSettings settings,
            EmbeddingSettings embedding,
            MeterRegistry meters) {
        return new SnapshotTaker(
                source,
                store,
                embedding.cache().resolve("snapshots"),
                settings.snapshotEvery(),
                succeeded -> meters.counter("concierge.snapshots", "outcome", succeeded ? "taken" : "failed")
                        .increment(),
                Clock.systemUTC());
    }
}
