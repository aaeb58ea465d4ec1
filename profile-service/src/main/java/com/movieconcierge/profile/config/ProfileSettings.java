package com.movieconcierge.profile.config;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.PreferenceMap;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.profile.adapter.kafka.Pace;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.profile.domain.personas.FitSettings;
import com.movieconcierge.profile.domain.personas.PersonaSchedule;
import com.movieconcierge.schemas.serde.RegistryConfig;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What {@code profile-service.yml} explains. */
@Validated
@ConfigurationProperties("concierge")
public record ProfileSettings(
        @Valid KafkaSettings kafka,
        @Valid RegistrySettings registry,
        @Valid RedisSettings redis,
        @Valid StreamSettings streams,
        @Valid @DefaultValue TasteSettings taste,
        @Valid @DefaultValue PopularitySettings popularity,
        @Valid @DefaultValue PaceSettings pace,
        @Valid @DefaultValue PersonaSettings personas) {

    /** Where the broker is, and what else its clients need. */
    public record KafkaSettings(
            @NotBlank String bootstrapServers,
            @DefaultValue Map<String, String> properties,
            @DefaultValue("1") @Min(1) short replicationFactor) {
        Map<String, String> clients() {
            Map<String, String> clients = new HashMap<>(properties);
            clients.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            return clients;
        }
    }

    /** Where the registry is, and what else the serdes need. */
    public record RegistrySettings(
            @NotBlank String url, @DefaultValue Map<String, String> properties) {
        Map<String, String> serdes() {
            Map<String, String> serdes = new HashMap<>(properties);
            serdes.put(RegistryConfig.URL, url);
            return serdes;
        }
    }

    /** Where Redis is. */
    public record RedisSettings(@NotBlank String uri) {}

    /** The streams application. */
    public record StreamSettings(
            @DefaultValue("profile-service") @NotBlank String applicationId,
            @NotBlank String stateDir,
            @DefaultValue("2") @Min(1) int threads,
            @DefaultValue("0") @Min(0) int standbyReplicas,
            @DefaultValue("500ms") Duration commitInterval,
            @DefaultValue("33554432") @Min(0) long cacheBytes,
            @DefaultValue("4096") @Min(1) int cachedFilms) {}

    /** The law of taste, where it differs from the measured one; whoever reads profiles is to be told the same. */
    public record TasteSettings(
            Optional<Instant> landmark,
            Optional<Duration> halfLife,
            Optional<Double> recentFactor,
            Optional<Integer> recentSize,
            @DefaultValue List<Double> preferences) {
        TasteLaw law() {
            TasteLaw measured = TasteLaw.DEFAULT;
            return new TasteLaw(
                    preferences.isEmpty() ? measured.preference() : new PreferenceMap(preferences),
                    new ForwardDecay(
                            landmark.orElse(measured.decay().landmark()),
                            halfLife.orElse(measured.decay().halfLife())),
                    recentFactor.orElse(measured.recentFactor()),
                    recentSize.orElse(measured.recentSize()));
        }
    }

    /** The half-lives of popularity. */
    public record PopularitySettings(
            @DefaultValue("36500d") Duration popularHalfLife,
            @DefaultValue("30d") Duration trendingHalfLife) {
        Popularity.Law law() {
            return new Popularity.Law(popularHalfLife, trendingHalfLife);
        }
    }

    /** How personas are fitted, and when; see {@link FitSettings} and {@link PersonaSchedule}. */
    public record PersonaSettings(
            @DefaultValue("200000") @Min(10) int viewers,
            @DefaultValue("20") @Min(10) int leastViewers,
            @DefaultValue("6") @Min(2) int fewest,
            @DefaultValue("12") @Min(2) int most,
            @DefaultValue Map<String, Double> shares,
            @DefaultValue("0.5") double evening,
            @DefaultValue("12") @Min(2) int directions,
            @DefaultValue("10") @Min(1) int starts,
            @DefaultValue("1") long seed,
            @DefaultValue("1h") Duration every,
            @DefaultValue("10s") Duration pause) {
        FitSettings fit() {
            return new FitSettings(
                    leastViewers,
                    fewest,
                    most,
                    shares.isEmpty() ? FitSettings.DEFAULT.shares() : shares,
                    evening,
                    directions,
                    starts,
                    seed);
        }

        PersonaSchedule schedule() {
            return new PersonaSchedule(every, pause);
        }
    }

    /** How work is spread; see {@link Pace}. */
    public record PaceSettings(
            @DefaultValue("25ms") Duration tick,
            @DefaultValue("4") int immediatePerTick,
            @DefaultValue("8") int profilesPerTick,
            @DefaultValue("32") int viewersPerTick) {
        Pace pace() {
            return new Pace(tick, immediatePerTick, profilesPerTick, viewersPerTick);
        }
    }
}
