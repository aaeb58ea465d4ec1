package com.movieconcierge.embedding.config;

import com.movieconcierge.artefacts.S3Settings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code concierge.artefacts}: where snapshots and models are kept for other machines.
 *
 * @param location a folder, or s3://bucket/prefix; empty for nowhere
 * @param region of S3; empty for what the SDK finds by itself
 * @param endpoint of another server that speaks S3; empty for AWS
 * @param snapshotEvery age of the newest snapshot at which another is taken; zero for only when asked
 * @param snapshotKeep how many snapshots stay
 */
@Validated
@ConfigurationProperties("concierge.artefacts")
public record ArtefactsSettings(
        @DefaultValue("") String location,
        @DefaultValue("") String region,
        @DefaultValue("") String endpoint,
        @DefaultValue("0") Duration snapshotEvery,
        @DefaultValue("3") @Min(1) @Max(1000) int snapshotKeep) {

    S3Settings s3() {
        return new S3Settings(region, endpoint);
    }
}
