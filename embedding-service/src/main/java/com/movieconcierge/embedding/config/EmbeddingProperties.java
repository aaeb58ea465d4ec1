package com.movieconcierge.embedding.config;

import com.movieconcierge.model.ServingModel.Candidate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** What {@code embedding-service.yml} explains, and gives in full: no default stands here. */
public final class EmbeddingProperties {
    private EmbeddingProperties() {}

    /**
     * {@code concierge.embedding}: how the work is done.
     *
     * @param workers texts encoded at the same time; 0 for one per core
     * @param queueCapacity films that may wait for a worker
     * @param batchSize records per poll; at some thirty films a second and worker, a batch has to end well within Kafka's
     *     {@code max.poll.interval.ms}
     * @param cacheDir where model and native libraries are unpacked to, about 110 MB; nobody else should be able to write there
     * @param djlRepository where djl:// URLs lead: DJL's model zoo, or a copy of it at an http, https or file URL
     * @param theme the sentence transformer
     * @param visual what looks at the stills
     */
    @Validated
    @ConfigurationProperties("concierge.embedding")
    public record EmbeddingSettings(
            @Min(0) @Max(256) int workers,
            @Min(1) @Max(10_000) int queueCapacity,
            @Min(1) @Max(500) int batchSize,
            @NotBlank String cacheDir,
            @NotBlank String djlRepository,
            @Valid @NotNull ModelSettings theme,
            @Valid @NotNull ModelSettings visual) {

        int parallelism() {
            return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
        }

        public Path cache() {
            return Path.of(cacheDir).toAbsolutePath();
        }
    }

    /**
     * @param model a name that {@code embedding-service.yml} lists, or any name for the one at {@code location}
     * @param location of another one: a path or an https, s3 or djl URL
     * @param sha256 of what is there
     */
    public record ModelSettings(
            @NotNull String model,
            @NotNull String location,
            @NotNull String sha256) {

        Candidate spec() {
            return new Candidate(model, location.isBlank() ? null : location, sha256.isBlank() ? null : sha256);
        }
    }

    /**
     * {@code concierge.embedding.pictures}: stills from the web.
     *
     * @param most stills of one film
     * @param bytes of one still
     * @param pixels of one still, as it says before it is read
     * @param silence longest wait for a connection and for the next bytes
     * @param total for one still
     * @param film for all stills of one film
     * @param cache on disk, for all
     * @param allowed networks that may be asked although they are not public
     */
    @Validated
    @ConfigurationProperties("concierge.embedding.pictures")
    public record PicturesSettings(
            @Min(0) @Max(50) int most,
            @NotNull DataSize bytes,
            @Min(1) long pixels,
            @NotNull Duration silence,
            @NotNull Duration total,
            @NotNull Duration film,
            @NotNull DataSize cache,
            @NotNull List<String> allowed) {}

    /**
     * {@code concierge.embedding.trailers}: videos, where the optional room {@code trailers} is on the class path.
     *
     * @param bytes of one video
     * @param seconds of it that are looked at
     * @param time for fetching one and looking at it, by the clock; Kafka does not wait longer than five minutes for a film
     * @param frames of one that become pictures of the film
     * @param pixels of one frame, as the video says before any is decoded
     * @param memory of the process that looks at one, native code included
     * @param parallel videos at a time, each in a process of its own
     * @param roots folders whose videos may be read
     */
    @Validated
    @ConfigurationProperties("concierge.embedding.trailers")
    public record TrailersSettings(
            @NotNull DataSize bytes,
            @Min(1) @Max(3_600) int seconds,

            @DurationMin(seconds = 1) @DurationMax(minutes = 4) @NotNull
            Duration time,

            @Min(1) @Max(32) int frames,
            @Min(1) long pixels,
            @NotNull DataSize memory,
            @Min(1) @Max(4) int parallel,
            @NotNull List<Path> roots) {
        /** Half of the time Kafka grants between two polls. */
        private static final Duration BATCH = Duration.ofSeconds(150);

        /** Films that are done within Kafka's patience, though the trailer of each should take all its time. */
        int filmsPerBatch() {
            return Math.toIntExact(Math.max(1, parallel * BATCH.toMillis() / Math.max(1, time.toMillis())));
        }
    }

    /**
     * {@code concierge.artefacts}: snapshots of the catalogue; where they are kept, the platform's settings say.
     *
     * @param snapshotEvery age of the newest snapshot at which another is taken; zero for only when asked
     * @param snapshotKeep how many snapshots stay
     */
    @Validated
    @ConfigurationProperties("concierge.artefacts")
    public record SnapshotSettings(
            @NotNull Duration snapshotEvery,
            @Min(1) @Max(1000) int snapshotKeep) {}

    /**
     * {@code concierge.behaviour}: learning what people choose next.
     *
     * @param enabled false learns nothing; what is published stays, and can be chosen among
     * @param every how often to look whether a fit is due
     * @param fewestRatings with fewer nothing is learned
     * @param growth by which part of those at the last fit the number of standing ratings has to differ for another
     * @param pause between two fits, at least; ten times what the last one took, if that is longer
     * @param cores threads of a fit; 0 for half the cores
     * @param mostFilms that are learned, the most rated; at 8,000 the equations of all of them take 2 GB
     */
    @Validated
    @ConfigurationProperties("concierge.behaviour")
    public record BehaviourSettings(
            boolean enabled,
            @DurationMin(seconds = 1) @NotNull Duration every,
            @Min(1) long fewestRatings,
            @DecimalMin("0.001") @DecimalMax("10") double growth,
            @DurationMin @NotNull Duration pause,
            @Min(0) int cores,
            @Min(1) @Max(23_000) int mostFilms) {

        int threads() {
            return cores > 0 ? cores : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        }
    }

    /**
     * {@code concierge.feature-store}: SageMaker Feature Store.
     *
     * @param group name of the feature group that gets the DNA; empty for none
     * @param region empty for what the SDK finds by itself
     * @param endpoint of another server that speaks its language; empty for AWS
     * @param writers records written at the same time
     */
    @Validated
    @ConfigurationProperties("concierge.feature-store")
    public record FeatureStoreSettings(
            @NotNull String group,
            @NotNull String region,
            @NotNull String endpoint,
            @Min(1) @Max(64) int writers) {}
}
