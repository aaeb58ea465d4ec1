package com.movieconcierge.embedding.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code concierge.embedding}: how the work is done.
 *
 * @param workers texts encoded at the same time; 0 for one per core
 * @param queueCapacity films that may wait for a worker
 * @param batchSize records per poll; at some thirty films a second and worker, a batch has to end well within Kafka's
 *     {@code max.poll.interval.ms}
 * @param cacheDir where model and native libraries are unpacked to, about 110 MB; nobody else should be able to write there
 * @param djlRepository where djl:// URLs lead: DJL's model zoo, or a copy of it at an http, https or file URL
 */
@Validated
@ConfigurationProperties("concierge.embedding")
public record EmbeddingSettings(
        @DefaultValue("0") @Min(0) @Max(256) int workers,
        @DefaultValue("64") @Min(1) @Max(10_000) int queueCapacity,
        @DefaultValue("64") @Min(1) @Max(500) int batchSize,
        @NotBlank String cacheDir,
        @DefaultValue("https://mlrepo.djl.ai/") @NotBlank String djlRepository) {

    int parallelism() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    public Path cache() {
        return Path.of(cacheDir).toAbsolutePath();
    }
}
