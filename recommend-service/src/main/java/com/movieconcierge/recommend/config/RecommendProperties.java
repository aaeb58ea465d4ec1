package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.adapter.bedrock.BedrockSettings;
import com.movieconcierge.recommend.domain.index.ModalityTransform;
import com.movieconcierge.recommend.domain.pipeline.StatedLaw;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Everything of {@code recommend-service.yml} under {@code concierge}; the file says what each key does. */
@Validated
@ConfigurationProperties("concierge")
public record RecommendProperties(
        @Valid Kafka kafka,
        @Valid Registry registry,
        @Valid Redis redis,
        @Valid @DefaultValue Artefacts artefacts,
        @Valid Scoring scoring,
        @Valid @DefaultValue Refit refit,
        @Valid @DefaultValue Serving serving,
        @Valid @DefaultValue Sentences sentences,
        @Valid @DefaultValue Elsewhere elsewhere,
        @Valid @DefaultValue Bedrock bedrock,
        @Valid Page page) {

    public record Kafka(
            @NotBlank String bootstrapServers,
            @Min(1) short replicationFactor,
            @Nullable Map<String, String> properties) {

        public Kafka {
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }

    public record Registry(@NotBlank String url, @Nullable Map<String, String> properties) {

        public Registry {
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }

    public record Redis(
            @NotBlank String uri, @DefaultValue("250ms") Duration timeout) {}

    /** @param location of snapshots: a folder, or s3://bucket/prefix; empty for reading the whole log at each start */
    public record Artefacts(
            @DefaultValue("") String location,
            @DefaultValue("") String region,
            @DefaultValue("") String endpoint) {}

    /** The scoring law; modalities by their wire names. */
    public record Scoring(
            @NotEmpty Map<String, @DecimalMin("0.0") Double> alpha,
            @NotEmpty Map<String, @Valid Whitening> whitening,
            @DecimalMin("0.0") @DecimalMax("1.0") double lambda,
            @DecimalMin("0.0") double beta,
            Duration popularHalfLife,
            Duration trendingHalfLife,
            @Valid @DefaultValue Stated stated) {}

    /** How what viewers state in prompts counts beside what they rate. */
    public record Stated(
            @DefaultValue("2d") Duration halfLife,
            @DefaultValue("3") @Positive double ratings,

            @DefaultValue("0.05") @DecimalMin("0.0") @DecimalMax("1.0")
            double leastWeight,

            @DefaultValue("0.02") @DecimalMin("0.0") @DecimalMax("1.0")
            double leastInfluence,

            @DefaultValue("0.5") @DecimalMin("0.0") @DecimalMax("1.0")
            double bindingInfluence) {

        StatedLaw law() {
            return new StatedLaw(halfLife, ratings, leastWeight, leastInfluence, bindingInfluence);
        }
    }

    public record Whitening(
            @DefaultValue("zca") ModalityTransform.Kind kind,
            @DefaultValue("0.3") @Positive double epsilon,
            @DefaultValue("5.0") @PositiveOrZero double scarcity) {}

    public record Refit(
            @DefaultValue("0.1") @Positive double growth,
            @DefaultValue("500ms") Duration quiet,
            @DefaultValue("3s") Duration patience,
            @DefaultValue("20s") Duration settle,
            @DefaultValue("10m") Duration keepBefore) {}

    public record Serving(
            @DefaultValue("5") @Min(1) @Max(100) int explainedFilms,
            @DefaultValue("1000") @Positive int mostWaiters,
            @DefaultValue("500") @Positive int mostStreams,
            @DefaultValue("8") @Positive int threads,
            @DefaultValue("5s") Duration offsetWait,
            @DefaultValue("15s") Duration heartbeat) {}

    /** Sentence vectors of embedding-service. */
    public record Sentences(
            @DefaultValue("http://localhost:8082") @NotBlank String embeddingUrl,
            @DefaultValue("1s") Duration deadline,
            @DefaultValue("5s") Duration pause,
            @DefaultValue("2000") @Positive int remembered,
            @DefaultValue("10m") Duration keep) {}

    /** Films that a prompt names and the catalogue lacks, looked up by ingest-service. */
    public record Elsewhere(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("http://localhost:8081") @NotBlank String ingestUrl,
            @DefaultValue("1500ms") Duration deadline,
            @DefaultValue("5s") Duration pause,
            @DefaultValue("1m") Duration pauseWithoutToken,
            @DefaultValue("500") @Positive int remembered,
            @DefaultValue("10m") Duration keep) {}

    /** Prompts read by a model of Amazon Bedrock; credentials are the SDK's own affair. */
    public record Bedrock(
            @DefaultValue("false") boolean enabled,

            @DefaultValue("amazon.nova-2-lite-v1:0") @NotBlank
            String modelId,

            @DefaultValue("us-east-1") @NotBlank String region,
            @DefaultValue("") String endpoint,
            @DefaultValue("3s") Duration deadline,
            @DefaultValue("600") @Positive int mostTokens,
            @DefaultValue("8") @Positive int concurrent,
            @DefaultValue("1000") @Positive int remembered,
            @DefaultValue("1h") Duration keep,
            @DefaultValue("2000000") @PositiveOrZero long tokensPerDay,
            @DefaultValue("50000") @PositiveOrZero long tokensPerCaller,
            @DefaultValue("0") @PositiveOrZero double dollarsPerMillionIn,
            @DefaultValue("0") @PositiveOrZero double dollarsPerMillionOut) {

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
