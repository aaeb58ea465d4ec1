package com.movieconcierge.recommend.config;

import com.movieconcierge.model.Modality;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts.BedrockSettings;
import com.movieconcierge.recommend.adapter.elsewhere.HttpFilmsElsewhere;
import com.movieconcierge.recommend.adapter.elsewhere.HttpSentenceVectors;
import com.movieconcierge.recommend.domain.behaviour.BehaviourLaw;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.ModalityTransform;
import com.movieconcierge.recommend.domain.pipeline.ListLaw;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw.StatedLaw;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What {@code recommend-service.yml} explains, and gives in full: no default stands here. */
@Validated
@ConfigurationProperties("concierge")
public record RecommendProperties(
        @Valid @NotNull Scoring scoring,
        @Valid @NotNull Lists lists,
        @Valid @NotNull Refit refit,
        @Valid @NotNull Serving serving,
        @Valid @NotNull HttpSentenceVectors.Settings sentences,
        @Valid @NotNull HttpFilmsElsewhere.Settings elsewhere,
        @Valid @NotNull BedrockSettings bedrock,
        @Valid @NotNull Page page) {

    /** The scoring law; modalities by their wire names. */
    public record Scoring(
            @NotEmpty Map<String, @DecimalMin("0.0") Double> alpha,
            @NotEmpty Map<String, @Valid Whitening> whitening,
            @DecimalMin("0.0") @DecimalMax("1.0") double lambda,
            @DecimalMin("0.0") double beta,
            @Valid @NotNull Stated stated,
            @Valid @NotNull Behaviour behaviour) {

        /** @param popularity half-lives of the counts behind the prior */
        public ScoringLaw law(PlatformProperties.Popularity popularity) {
            Map<Modality, Double> alphas = new EnumMap<>(Modality.class);
            Map<Modality, CatalogueTransform.Recipe> recipes = new EnumMap<>(Modality.class);
            alpha.forEach((name, weight) -> alphas.put(Modality.of(name), weight));
            whitening.forEach((name, how) -> recipes.put(
                    Modality.of(name), new CatalogueTransform.Recipe(how.kind(), how.epsilon(), how.scarcity())));
            return new ScoringLaw(
                    alphas,
                    lambda,
                    beta,
                    recipes,
                    popularity.popularHalfLife(),
                    popularity.trendingHalfLife(),
                    stated.law(),
                    new BehaviourLaw(behaviour.weight(), behaviour.leastGap()));
        }
    }

    /** How what viewers state in prompts counts beside what they rate. */
    public record Stated(
            @NotNull Duration halfLife,
            @Positive double ratings,

            @DecimalMin("0.0") @DecimalMax("1.0") double leastWeight,

            @DecimalMin("0.0") @DecimalMax("1.0") double leastInfluence,

            @DecimalMin("0.0") @DecimalMax("1.0") double bindingInfluence) {

        public StatedLaw law() {
            return new StatedLaw(halfLife, ratings, leastWeight, leastInfluence, bindingInfluence);
        }
    }

    /** How what people choose next counts. */
    public record Behaviour(
            @PositiveOrZero double weight, @NotNull Duration leastGap) {}

    /** How lists are made of scores. */
    public record Lists(
            @Valid @NotNull Rotation rotation,
            @Valid @NotNull Exploration exploration) {

        public ListLaw law() {
            return new ListLaw(
                    new ListLaw.Rotation(rotation.margin(), rotation.temperature()),
                    new ListLaw.Exploration(exploration.fewRatings(), exploration.candidates()));
        }
    }

    /** How far a list may change from day to day, in units of relevance. */
    public record Rotation(
            @DecimalMin("0.0") @DecimalMax("1.0") double margin,
            @Positive double temperature) {}

    /** Which films are tried. */
    public record Exploration(
            @PositiveOrZero long fewRatings,
            @Min(1) @Max(1000) int candidates) {}

    public record Whitening(
            @NotNull ModalityTransform.Kind kind,
            @Positive double epsilon,
            @PositiveOrZero double scarcity) {}

    public record Refit(
            @Positive double growth,
            @NotNull Duration quiet,
            @NotNull Duration patience,
            @NotNull Duration settle,
            @NotNull Duration keepBefore) {}

    public record Serving(
            @Min(1) @Max(100) int explainedFilms,
            @Positive int mostWaiters,
            @Positive int mostStreams,
            @Positive int threads,
            @NotNull Duration offsetWait,
            @NotNull Duration heartbeat) {}

    public record Page(@NotBlank String ingestUrl) {}
}
