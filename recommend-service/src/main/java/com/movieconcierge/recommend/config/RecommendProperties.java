package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts.BedrockSettings;
import com.movieconcierge.recommend.domain.index.ModalityTransform;
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
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What {@code recommend-service.yml} explains, and gives in full: no default stands here. */
@Validated
@ConfigurationProperties("concierge")
public record RecommendProperties(
        @Valid @NotNull Scoring scoring,
        @Valid @NotNull Refit refit,
        @Valid @NotNull Serving serving,
        @Valid @NotNull Sentences sentences,
        @Valid @NotNull Elsewhere elsewhere,
        @Valid @NotNull Bedrock bedrock,
        @Valid @NotNull Page page) {

    /** The scoring law; modalities by their wire names. */
    public record Scoring(
            @NotEmpty Map<String, @DecimalMin("0.0") Double> alpha,
            @NotEmpty Map<String, @Valid Whitening> whitening,
            @DecimalMin("0.0") @DecimalMax("1.0") double lambda,
            @DecimalMin("0.0") double beta,
            @Valid @NotNull Stated stated) {}

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

    /** Sentence vectors of embedding-service. */
    public record Sentences(
            @NotBlank String embeddingUrl,
            @NotNull Duration deadline,
            @NotNull Duration pause,
            @Positive int remembered,
            @NotNull Duration keep) {}

    /** Films that a prompt names and the catalogue lacks, looked up by ingest-service. */
    public record Elsewhere(
            boolean enabled,
            @NotBlank String ingestUrl,
            @NotNull Duration deadline,
            @NotNull Duration pause,
            @NotNull Duration pauseWithoutToken,
            @Positive int remembered,
            @NotNull Duration keep) {}

    /** Prompts read by a model of Amazon Bedrock; credentials are the SDK's own affair. */
    public record Bedrock(
            boolean enabled,

            @NotBlank String modelId,

            @NotBlank String region,
            @NotNull String endpoint,
            @NotNull Duration deadline,
            @Positive int mostTokens,
            @Positive int concurrent,
            @Positive int remembered,
            @NotNull Duration keep,
            @PositiveOrZero long tokensPerDay,
            @PositiveOrZero long tokensPerCaller,
            @PositiveOrZero double dollarsPerMillionIn,
            @PositiveOrZero double dollarsPerMillionOut) {

        BedrockSettings settings() {
            return new BedrockSettings(
                    modelId,
                    region,
                    endpoint.isBlank() ? null : endpoint,
                    deadline,
                    mostTokens,
                    concurrent,
                    remembered,
                    keep,
                    dollarsPerMillionIn,
                    dollarsPerMillionOut);
        }
    }

    public record Page(@NotBlank String ingestUrl) {}
}
