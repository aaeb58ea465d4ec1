package com.movieconcierge.artefacts;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How the SDK asks S3: a few tries, and never for ever. */
final class S3Clients {
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(45);
    private static final Duration LARGE_TRY = Duration.ofMinutes(30);
    private static final Duration LARGE_CALL = Duration.ofMinutes(60);
    /** What a server of one's own does not care about, but signatures want. */
    private static final String SOME_REGION = "us-east-1";

    private S3Clients() {}

    static S3Client create(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(TRY)
                        .apiCallTimeout(CALL)
                        .retryStrategy(retry -> retry.maxAttempts(TRIES)))
                // We hold everything against our own checksums, and older servers do not know S3's newest.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!settings.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        if (!settings.region().isBlank()) {
            builder.region(Region.of(settings.region()));
        } else if (!settings.endpoint().isBlank()) {
            builder.region(Region.of(SOME_REGION));
        }
        return builder.build();
    }

    /** For gigabytes on a slow line; silence still ends after {@link #SILENCE}. */
    static AwsRequestOverrideConfiguration forLargeFiles() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(LARGE_TRY)
                .apiCallTimeout(LARGE_CALL)
                .build();
    }
}
