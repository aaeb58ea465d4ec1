package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.Storages;
import com.movieconcierge.embedding.SnapshotTaker;
import com.movieconcierge.embedding.adapter.artefacts.ArtefactSnapshots;
import com.movieconcierge.embedding.adapter.kafka.KafkaSnapshotSource;
import com.movieconcierge.embedding.domain.SnapshotSource;
import com.movieconcierge.embedding.domain.SnapshotStore;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Snapshots, where there is a place for them. */
@Configuration(proxyBeanMethods = false)
@Conditional(ArtefactsConfiguration.IsSwitchedOn.class)
class ArtefactsConfiguration {

    /** An empty location is none. */
    static final class IsSwitchedOn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("concierge.artefacts.location", "")
                    .isBlank();
        }
    }

    @Bean
    ArtefactStore artefactStore(ArtefactsSettings settings) {
        return new ArtefactStore(Storages.at(settings.location(), settings.s3()));
    }

    @Bean
    SnapshotStore snapshotStore(ArtefactStore store, ArtefactsSettings settings) {
        return new ArtefactSnapshots(store, settings.snapshotKeep());
    }

    @Bean
    SnapshotSource snapshotSource(Brokers brokers, KafkaSettings kafka, RegistrySettings registry) {
        return new KafkaSnapshotSource(
                brokers,
                () -> KafkaClients.openConsumer(kafka.clients().reader("embedding-service-snapshots")),
                registry.serde(),
                Clock.systemUTC());
    }

    @Bean
    SnapshotTaker snapshotTaker(
            SnapshotSource source,
            SnapshotStore store,
            ArtefactsSettings settings,
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
