package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.EmbeddingLoop;
import com.movieconcierge.embedding.FeatureFlow;
import com.movieconcierge.embedding.adapter.actuator.FlowHealth;
import com.movieconcierge.embedding.adapter.aws.SageMakerFeatureStore;
import com.movieconcierge.embedding.adapter.kafka.KafkaFilmChanges;
import com.movieconcierge.embedding.config.EmbeddingProperties.FeatureStoreSettings;
import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.FlowState;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** DNA into SageMaker Feature Store, where a feature group is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(FeatureStoreConfiguration.IsSwitchedOn.class)
class FeatureStoreConfiguration {
    private static final String GROUP = "embedding-service-feature-store";
    private static final String METER = "concierge.featurestore.records";
    private static final int BATCH = 100;

    /** An empty name is none. */
    static final class IsSwitchedOn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("concierge.feature-store.group", "")
                    .isBlank();
        }
    }

    /** Apart from the embedding's, which everybody else means. */
    @Bean(defaultCandidate = false)
    FlowState featureStoreState() {
        return new FlowState();
    }

    /** Its loop closes it, and what it uses, on its own thread. */
    @Bean(destroyMethod = "")
    FeatureFlow featureFlow(
            FeatureStoreSettings settings,
            KafkaClients clients,
            PlatformProperties platform,
            Brokers brokers,
            DeadLetters deadLetters,
            EncoderSet encoders,
            MeterRegistry meters) {
        return new FeatureFlow(
                new KafkaFilmChanges<>(
                        new GroupReader(
                                KafkaConfiguration.afterTopics(brokers, platform, clients.group(GROUP, GROUP, BATCH)),
                                Topics.MOVIE_DNA.name()),
                        new TopicCodec<>(Topics.MOVIE_DNA, platform.registry().serdes()),
                        () -> ""),
                SageMakerFeatureStore.at(
                        settings.group(), settings.region(), settings.endpoint(), model -> encoders.state()
                                .serving()
                                .contains(model)),
                deadLetters,
                Executors.newFixedThreadPool(settings.writers()),
                outcome -> count(meters, outcome.name().toLowerCase(Locale.ROOT)));
    }

    private static void count(MeterRegistry meters, String outcome) {
        meters.counter(METER, "outcome", outcome).increment();
    }

    @Bean
    EmbeddingLoop featureLoop(FeatureFlow flow, @Qualifier("featureStoreState") FlowState state) {
        return EmbeddingLoop.of(flow, state);
    }

    @Bean("featureStore")
    FlowHealth featureStoreHealth(@Qualifier("featureStoreState") FlowState state) {
        return new FlowHealth(state);
    }
}
