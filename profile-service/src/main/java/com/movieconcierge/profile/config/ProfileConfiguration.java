package com.movieconcierge.profile.config;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Persona;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.ProfileTopology;
import com.movieconcierge.profile.adapter.kafka.DnaLibrary;
import com.movieconcierge.profile.adapter.kafka.DnaRestored;
import com.movieconcierge.profile.adapter.kafka.EventIntake;
import com.movieconcierge.profile.adapter.kafka.KafkaProgress;
import com.movieconcierge.profile.adapter.kafka.OutputGuard;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.adapter.kafka.PersonaBook;
import com.movieconcierge.profile.adapter.kafka.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.TaskBacklog;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.adapter.redis.RedisProfileStore;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.Progress;
import com.movieconcierge.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProfileSettings.class)
class ProfileConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProfileMetrics profileMetrics(MeterRegistry registry) {
        return new MicrometerProfileMetrics(registry);
    }

    @Bean
    RedisProfileStore profileStore(PlatformProperties platform, ProfileMetrics metrics) {
        return new RedisProfileStore(platform.redis().uri(), metrics);
    }

    @Bean
    LogWriter deadLetterLog(KafkaClients clients) {
        return new LogWriter(() -> KafkaClients.openProducer(clients.durable("profile-dead-letters")));
    }

    /** With a producer of its own: the global consumer has no part in the stream's transactions. */
    @Bean
    DeadLetterWriter deadLetters(LogWriter deadLetterLog, ProfileMetrics metrics) {
        return new DeadLetterWriter(deadLetterLog, EventIntake.SERVICE, source -> metrics.deadLettered(source.topic()));
    }

    @Bean
    DnaLibrary dnaLibrary(ProfileSettings settings, PlatformProperties platform) {
        return new DnaLibrary(
                new RetryingCodec<>(Topics.MOVIE_DNA, platform.registry().serdes()),
                settings.streams().cachedFilms());
    }

    @Bean
    RetryingCodec<String, Persona> personaCodec(PlatformProperties platform) {
        return new RetryingCodec<>(Topics.PERSONAS, platform.registry().serdes());
    }

    @Bean
    PersonaBook personaBook(RetryingCodec<String, Persona> personaCodec) {
        return new PersonaBook(personaCodec);
    }

    @Bean
    TaskBacklog taskBacklog() {
        return new TaskBacklog();
    }

    @Bean
    ProfilePorts profilePorts(
            ProfileSettings settings,
            PlatformProperties platform,
            TasteLaw law,
            DnaLibrary library,
            DeadLetterWriter deadLetters,
            RedisProfileStore store,
            ProfileMetrics metrics,
            TaskBacklog backlog,
            PersonaBook personas) {
        Map<String, String> registry = platform.registry().serdes();
        return new ProfilePorts(
                law,
                new PopularityChange.Law(
                        platform.popularity().popularHalfLife(),
                        platform.popularity().trendingHalfLife()),
                settings.pace().pace(),
                new RetryingCodec<>(Topics.RATINGS, registry),
                new RetryingCodec<>(Topics.USER_ERASURES, registry),
                new RetryingCodec<>(Topics.STATED_TASTES, registry),
                new RetryingCodec<>(Topics.USER_PROFILES, registry),
                new RetryingCodec<>(Topics.MOVIE_POPULARITY, registry),
                new RetryingCodec<>(Topics.PERSONA_CHANGES, registry),
                library,
                personas,
                deadLetters,
                store,
                metrics,
                backlog);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    StreamsRunner streamsRunner(ProfileSettings settings, PlatformProperties platform, ProfilePorts ports) {
        Properties streams = StreamsSettings.of(new StreamsSettings.Deployment(
                settings.streams().applicationId(),
                platform.kafka().client(),
                platform.kafka().replicationFactor(),
                settings.streams().stateDir(),
                settings.streams().threads(),
                settings.streams().standbyReplicas(),
                settings.streams().commitInterval().toMillis(),
                settings.streams().cacheBytes()));
        return new StreamsRunner(
                () -> ProfileTopology.build(ports, streams),
                new DnaRestored(ports.library()),
                streams,
                platform.kafka().replicationFactor());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    OutputGuard outputGuard(
            ProfileSettings settings, PlatformProperties platform, KafkaClients clients, DeadLetterWriter deadLetters) {
        return new OutputGuard(
                clients,
                settings.streams().applicationId() + "-guard",
                List.of(Topics.USER_PROFILES, Topics.MOVIE_POPULARITY, Topics.PERSONA_CHANGES, Topics.PERSONAS),
                platform.registry().serdes(),
                deadLetters);
    }

    @Bean
    Progress.Source progress(ProfileSettings settings, Brokers brokers, StreamsRunner runner, ProfilePorts ports) {
        return new KafkaProgress(
                brokers,
                settings.streams().applicationId(),
                () -> runner.healthProblem().isEmpty(),
                ports.library(),
                ports.backlog(),
                ports.store());
    }
}
