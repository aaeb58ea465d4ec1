package com.movieconcierge.platform;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.Storage;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Gives each service what all of them share. No bean talks to broker, registry or store before it is used. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@EnableConfigurationProperties(PlatformProperties.class)
public class PlatformConfiguration {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    @Bean
    TasteLaw tasteLaw(PlatformProperties properties) {
        return properties.taste().law();
    }

    @Bean
    KafkaClients kafkaClients(PlatformProperties properties) {
        return new KafkaClients(properties.kafka().client());
    }

    @Bean
    Brokers brokers(KafkaClients clients, Environment environment) {
        String service = environment.getProperty("spring.application.name", "concierge");
        return new Brokers(() -> KafkaClients.openAdmin(clients.admin(service + "-admin")), BROKER_PATIENCE);
    }

    /** For asking whether the registry is there; the serdes have clients of their own. */
    @Bean
    SchemaRegistryClient registryProbe(PlatformProperties properties) {
        return new SchemaRegistryClient(new RegistryConfig(properties.registry().serdesWithin(PROBE_TIMEOUT)));
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Brokers brokers, PlatformProperties properties) {
        return HealthSentence.ofBroker(brokers, properties.kafka().bootstrapServers());
    }

    @Bean
    HealthIndicator registryHealthIndicator(SchemaRegistryClient registryProbe, PlatformProperties properties) {
        return HealthSentence.of(
                registryProbe::isReachable,
                "no schema registry answers at " + properties.registry().url()
                        + ": start it, or correct SCHEMA_REGISTRY_URL");
    }

    /** Snapshots and models, where there is a place for them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ArtefactStore.class)
    static class ArtefactsConfiguration {

        @Bean
        S3Settings s3Settings(PlatformProperties properties) {
            return new S3Settings(
                    properties.artefacts().region(), properties.artefacts().endpoint());
        }

        /** None without a location, and then no class of the AWS SDK is loaded. */
        @Bean
        @Lazy
        @Conditional(HasArtefacts.class)
        ArtefactStore artefactStore(PlatformProperties properties, S3Settings s3) {
            return new ArtefactStore(Storage.at(properties.artefacts().location(), s3));
        }
    }

    /** Whether there is a place for artefacts; an empty location is none. */
    public static final class HasArtefacts implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("concierge.artefacts.location", "")
                    .isBlank();
        }
    }
}
