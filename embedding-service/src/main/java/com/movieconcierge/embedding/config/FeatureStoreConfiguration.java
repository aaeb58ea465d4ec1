package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.FeatureFlow;
import com.movieconcierge.embedding.PollLoop;
import com.movieconcierge.embedding.adapter.aws.SageMakerFeatureStore;
import com.movieconcierge.embedding.adapter.kafka.KafkaFilmChanges;
import com.movieconcierge.embedding.config.EmbeddingProperties.FeatureStoreSettings;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.flow.FilmChange.DeadLetterSink;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** DNA into SageMaker Feature Store, where a feature group is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!environment.getProperty('concierge.feature-store.group', '').blank")
class FeatureStoreConfiguration {
    private static final String GROUP = "embedding-service-feature-store";
    private static final String METER = "concierge.featurestore.records";
    private static final int BATCH = 100;

    /** Its loop closes it, and what it uses, on its own thread. */
    @Bean(destroyMethod = "")
    FeatureFlow featureFlow(
            FeatureStoreSettings settings,
            KafkaClients clients,
            PlatformProperties platform,
            Brokers brokers,
            DeadLetterSink deadLetters,
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
                outcome -> meters.counter(METER, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    /** Its name is the one in health. */
    @Bean("featureStore")
    PollLoop featureLoop(FeatureFlow flow) {
        return new PollLoop(flow);
    }
}
