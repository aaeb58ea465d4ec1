package com.movieconcierge.profile.config;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.ProfileTopology;
import com.movieconcierge.profile.adapter.kafka.KafkaPersonaInputs;
import com.movieconcierge.profile.adapter.kafka.KafkaPersonaLog;
import com.movieconcierge.profile.adapter.kafka.KafkaProgress;
import com.movieconcierge.profile.adapter.kafka.OutputGuard;
import com.movieconcierge.profile.adapter.kafka.PersonaLoop;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.stream.CurrentPersonas;
import com.movieconcierge.profile.adapter.kafka.stream.DnaLibrary;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake;
import com.movieconcierge.profile.adapter.kafka.stream.Homes;
import com.movieconcierge.profile.adapter.kafka.stream.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.stream.SkippedPlaces;
import com.movieconcierge.profile.adapter.kafka.stream.TaskBacklog;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.adapter.redis.RedisProfileStore;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.Progress;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.profile.domain.personas.Vocabulary;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProfileSettings.class)
class ProfileConfiguration {
    private final StreamsSettings streams;
    private final PlatformProperties platform;
    private final Map<String, String> registry;

    ProfileConfiguration(ProfileSettings settings, PlatformProperties platform) {
        this.streams = settings.streams();
        this.platform = platform;
        this.registry = platform.registry().serdes();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProfileMetrics profileMetrics(MeterRegistry meters) {
        return new MicrometerProfileMetrics(meters);
    }

    @Bean
    RedisProfileStore profileStore(Clock clock, ProfileMetrics metrics) {
        return new RedisProfileStore(platform.redis().uri(), UUID.randomUUID().toString(), clock, metrics);
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
    SkippedPlaces skippedPlaces() {
        return new SkippedPlaces();
    }

    @Bean
    ProfilePorts profilePorts(
            ProfileSettings settings,
            TasteLaw law,
            DeadLetterWriter deadLetters,
            RedisProfileStore store,
            ProfileMetrics metrics,
            SkippedPlaces skippedPlaces) {
        return new ProfilePorts(
                law,
                new PopularityChange.Law(
                        platform.popularity().popularHalfLife(),
                        platform.popularity().trendingHalfLife()),
                settings.pace(),
                new RetryingCodec<>(Topics.RATINGS, registry),
                new RetryingCodec<>(Topics.USER_ERASURES, registry),
                new RetryingCodec<>(Topics.STATED_TASTES, registry),
                new RetryingCodec<>(Topics.USER_PROFILES, registry),
                new RetryingCodec<>(Topics.MOVIE_POPULARITY, registry),
                new RetryingCodec<>(Topics.PERSONA_CHANGES, registry),
                new DnaLibrary(new RetryingCodec<>(Topics.MOVIE_DNA, registry), streams.cachedFilms()),
                new CurrentPersonas(new RetryingCodec<>(Topics.PERSONAS, registry)),
                deadLetters,
                store,
                metrics,
                new TaskBacklog(),
                skippedPlaces);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    StreamsRunner streamsRunner(ProfilePorts ports, Brokers brokers) {
        TopicSettings topics = platform.kafka().topics();
        Properties properties = streams.toProperties(platform.kafka().client(), topics);
        return new StreamsRunner(
                () -> ProfileTopology.build(ports, homes(brokers), properties), ports.library(), properties, topics);
    }

    private static Homes homes(Brokers brokers) {
        return new Homes(brokers.partitionCounts(
                Topics.ofViewers().stream().map(Topic::name).toList()));
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    OutputGuard outputGuard(KafkaClients clients, DeadLetterWriter deadLetters) {
        return new OutputGuard(
                clients,
                streams.applicationId() + "-guard",
                List.of(Topics.USER_PROFILES, Topics.MOVIE_POPULARITY, Topics.PERSONA_CHANGES, Topics.PERSONAS),
                registry,
                deadLetters);
    }

    @Bean
    Progress.Source progress(Brokers brokers, KafkaClients clients, StreamsRunner runner, ProfilePorts ports) {
        return KafkaProgress.of(
                brokers,
                clients,
                streams.applicationId(),
                () -> runner.healthProblem().isEmpty(),
                ports);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    PersonaLoop personaLoop(ProfileSettings settings, KafkaClients clients, ProfilePorts ports, Clock clock) {
        var personas = settings.personas();
        return new PersonaLoop(
                new KafkaPersonaLog(clients, streams.applicationId() + "-personas", registry),
                new KafkaPersonaInputs(
                        platform.kafka().client(),
                        registry,
                        personas.viewers(),
                        personas.seed(),
                        Path.of(streams.stateDir())),
                new PersonaFit(personas.fit(), Vocabulary.bundled()),
                personas.schedule(),
                ports.personas()::drift,
                clock);
    }
}
