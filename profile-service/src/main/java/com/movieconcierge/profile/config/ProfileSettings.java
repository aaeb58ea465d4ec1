package com.movieconcierge.profile.config;

import com.movieconcierge.model.Modality;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.stream.Pace;
import com.movieconcierge.profile.domain.personas.FitSettings;
import com.movieconcierge.profile.domain.personas.PersonaSchedule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What {@code profile-service.yml} explains, and gives in full: no default stands here. */
@Validated
@ConfigurationProperties("concierge")
public record ProfileSettings(
        @Valid @NotNull StreamsSettings streams,
        @NotNull Pace pace,
        @Valid @NotNull ForgettingSettings forgetting,
        @Valid @NotNull PersonaSettings personas) {

    /** @param every how long after one look for names of the forgotten the next one begins */
    public record ForgettingSettings(@NotNull Duration every) {}

    /** How personas are fitted, and when; see {@link FitSettings} and {@link PersonaSchedule}. */
    public record PersonaSettings(
            @Min(10) int viewers,
            @Min(10) int leastViewers,
            @Min(2) int fewest,
            @Min(2) int most,
            @NotNull Map<Modality, Double> shares,
            double evening,
            @Min(2) int directions,
            @Min(1) int starts,
            long seed,
            @NotNull Duration every,
            @NotNull Duration pause) {
        public FitSettings fit() {
            return new FitSettings(leastViewers, fewest, most, shares, evening, directions, starts, seed);
        }

        PersonaSchedule schedule() {
            return new PersonaSchedule(every, pause);
        }
    }
}
