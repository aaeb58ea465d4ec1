package com.movieconcierge.profile.config;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.ProfileTopology;
import com.movieconcierge.profile.adapter.kafka.DnaLibrary;
import com.movieconcierge.profile.adapter.kafka.DnaRestored;
import com.movieconcierge.profile.adapter.kafka.EventCodec;
import com.movieconcierge.profile.adapter.kafka.KafkaDeadLetters;
import com.movieconcierge.profile.adapter.kafka.KafkaProgress;
import com.movieconcierge.profile.adapter.kafka.OutputGuard;
import com.movieconcierge.profile.adapter.kafka.PersonaBook;
import com.movieconcierge.profile.adapter.kafka.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.TaskBacklog;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.adapter.redis.RedisProfileStore;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.Progress;
import com.movieconcierge.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

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
    KafkaDeadLetters deadLetters(PlatformProperties platform, ProfileMetrics metrics) {
        return new KafkaDeadLetters(platform.kafka().client(), metrics);
    }

    @Bean
    DnaLibrary dnaLibrary(ProfileSettings settings, PlatformProperties platform) {
        Map<String, String> registry = platform.registry().serdes();
        return new DnaLibrary(
                new EventCodec<>(Topics.MOVIE_DNA, MovieDna.class, registry),
                settings.streams().cachedFilms());
    }

    @Bean
    EventCodec<Persona> personaCodec(PlatformProperties platform) {
        return new EventCodec<>(
                Topics.PERSONAS, Persona.class, platform.registry().serdes());
    }

    @Bean
    PersonaBook personaBook(EventCodec<Persona> personaCodec) {
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
            Clock clock,
            DnaLibrary library,
            KafkaDeadLetters deadLetters,
            RedisProfileStore store,
            ProfileMetrics metrics,
            TaskBacklog backlog,
            PersonaBook personas) {
        Map<String, String> registry = platform.registry().serdes();
        return new ProfilePorts(
                law,
                new Popularity.Law(
                        platform.popularity().popularHalfLife(),
                        platform.popularity().trendingHalfLife()),
                settings.pace().pace(),
                clock,
                new EventCodec<>(Topics.RATINGS, Rating.class, registry),
                new EventCodec<>(Topics.USER_ERASURES, Erasure.class, registry),
                new EventCodec<>(Topics.STATED_TASTES, StatedTaste.class, registry),
                new EventCodec<>(Topics.USER_PROFILES, TasteProfile.class, registry),
                new EventCodec<>(Topics.MOVIE_POPULARITY, MoviePopularity.class, registry),
                new EventCodec<>(Topics.PERSONA_CHANGES, PersonaChange.class, registry),
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

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> outputGuard(
            ProfileSettings settings,
            PlatformProperties platform,
            ProfilePorts ports,
            KafkaDeadLetters deadLetters,
            EventCodec<Persona> personaCodec) {
        Map<String, EventCodec<?>> codecs = Map.of(
                Topics.USER_PROFILES.name(), ports.profiles(),
                Topics.MOVIE_POPULARITY.name(), ports.popularity(),
                Topics.PERSONA_CHANGES.name(), ports.personaChanges(),
                Topics.PERSONAS.name(), personaCodec);
        return new OutputGuard(codecs, deadLetters)
                .container(platform.kafka().client(), settings.streams().applicationId() + "-guard");
    }

    @Bean
    Progress.Source progress(ProfileSettings settings, Admin admin, StreamsRunner runner, ProfilePorts ports) {
        return new KafkaProgress(
                admin,
                settings.streams().applicationId(),
                () -> runner.trouble().isEmpty(),
                ports.library(),
                ports.backlog(),
                ports.store());
    }
}
