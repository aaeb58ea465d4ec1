package com.movieconcierge.embedding.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
        @DefaultValue("100MB") DataSize bytes,
        @DefaultValue("300") @Min(1) @Max(3_600) int seconds,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 4)
        Duration time,

        @DefaultValue("8") @Min(1) @Max(32) int frames,
        @DefaultValue("9500000") @Min(1) long pixels,
        @DefaultValue("1GB") DataSize memory,
        @DefaultValue("1") @Min(1) @Max(4) int parallel,
        @DefaultValue List<Path> roots) {
    /** Half of the time Kafka grants between two polls. */
    private static final Duration BATCH = Duration.ofSeconds(150);

    /** Films that are done within Kafka's patience, though the trailer of each should take all its time. */
    int filmsPerBatch() {
        return Math.toIntExact(Math.max(1, parallel * BATCH.toMillis() / Math.max(1, time.toMillis())));
    }
}
