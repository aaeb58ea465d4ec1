package com.movieconcierge.embedding.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
        @DefaultValue("") String group,
        @DefaultValue("") String region,
        @DefaultValue("") String endpoint,
        @DefaultValue("8") @Min(1) @Max(64) int writers) {}
