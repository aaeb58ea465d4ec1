package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.embedding.SnapshotTaker;
import com.movieconcierge.embedding.adapter.artefacts.ArtefactSnapshots;
import com.movieconcierge.embedding.adapter.kafka.KafkaCatalogueExport;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.SnapshotSettings;
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
    SnapshotTaker snapshotTaker(
            ArtefactStore store,
            Brokers brokers,
            KafkaClients clients,
            PlatformProperties platform,
            SnapshotSettings settings,
            EmbeddingSettings embedding,
            MeterRegistry meters) {
        return new SnapshotTaker(
                new KafkaCatalogueExport(
                        brokers,
                        () -> KafkaClients.openConsumer(clients.reader("embedding-service-snapshots")),
                        platform.registry().serdes(),
                        Clock.systemUTC()),
                new ArtefactSnapshots(store, settings.snapshotKeep()),
                embedding.cache().resolve("snapshots"),
                settings.snapshotEvery(),
                succeeded -> meters.counter("concierge.snapshots", "outcome", succeeded ? "taken" : "failed")
                        .increment(),
                Clock.systemUTC());
    }
}
