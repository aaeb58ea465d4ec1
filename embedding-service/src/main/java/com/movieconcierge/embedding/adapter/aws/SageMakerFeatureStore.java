package com.movieconcierge.embedding.adapter.aws;

import com.movieconcierge.embedding.domain.FeatureStore;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.RefusedRecordException;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.FilmDna;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClientBuilder;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.ValidationErrorException;

/**
 * A feature group of SageMaker Feature Store. Its online store takes a record only if its EventTime is newer than the one
 * it has; see {@link FeatureRecords} for the features it needs.
 *
 * <p>Source: Amazon SageMaker API Reference, PutRecord and DeleteRecord; "Quotas, naming rules and data types" for sizes.
 */
public final class SageMakerFeatureStore implements FeatureStore {
    /** Of a whole record; a value alone may have more. */
    private static final int MAX_RECORD_BYTES = 350 << 10;

    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TRY = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(20);

    private final SageMakerFeatureStoreRuntimeClient client;
    private final String group;
    private final Predicate<ModelKey> serves;

    SageMakerFeatureStore(SageMakerFeatureStoreRuntimeClient client, String group, Predicate<ModelKey> serves) {
        this.client = client;
        this.group = group;
        this.serves = serves;
    }

    /**
     * Nothing is asked of it yet; credentials are the SDK's business.
     *
     * @param group name of the feature group
     * @param region empty for what the SDK finds by itself
     * @param endpoint of another server that speaks its language; empty for AWS
     * @param serves see {@link FeatureRecords#of}
     */
    public static SageMakerFeatureStore at(String group, String region, String endpoint, Predicate<ModelKey> serves) {
        return new SageMakerFeatureStore(client(region, endpoint, TRY, CALL), group, serves);
    }

    static SageMakerFeatureStoreRuntimeClient client(String region, String endpoint, Duration attempt, Duration call) {
        SageMakerFeatureStoreRuntimeClientBuilder builder = SageMakerFeatureStoreRuntimeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(attempt))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(call)
                        .retryStrategy(retry -> retry.maxAttempts(TRIES)));
        if (!endpoint.isBlank()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        if (!region.isBlank()) {
            builder.region(Region.of(region));
        } else if (!endpoint.isBlank()) {
            // What a server of one's own does not care about, but signatures want.
            builder.region(Region.US_EAST_1);
        }
        return builder.build();
    }

    @Override
    public void put(FilmDna dna, Instant at) {
        List<FeatureValue> features = FeatureRecords.of(dna, at, serves);
        int bytes = features.stream().mapToInt(SageMakerFeatureStore::bytes).sum();
        if (bytes > MAX_RECORD_BYTES) {
            String reason = "its features have " + bytes + " bytes, a record has at most " + MAX_RECORD_BYTES;
            throw new RefusedRecordException(reason, new IllegalArgumentException(reason));
        }
        call(() -> client.putRecord(request -> request.featureGroupName(group).record(features)));
    }

    /** A soft delete: the group remembers the time, so that an older put does not bring the film back. */
    @Override
    public void remove(String movieId, Instant at) {
        call(() -> client.deleteRecord(request -> request.featureGroupName(group)
                .recordIdentifierValueAsString(movieId)
                .eventTime(FeatureRecords.time(at))));
    }

    private static int bytes(FeatureValue feature) {
        return feature.featureName().length() + feature.valueAsString().getBytes(StandardCharsets.UTF_8).length;
    }

    private void call(Runnable request) {
        try {
            request.run();
        } catch (ValidationErrorException e) {
            throw new RefusedRecordException("feature group " + group + " refuses it: " + detail(e), e);
        } catch (AwsServiceException e) {
            throw new TransientFault(
                    "feature group " + group + ": " + meaning(e.statusCode()) + " (" + detail(e) + ")", e);
        } catch (SdkException e) {
            throw new TransientFault(
                    "SageMaker Feature Store cannot be asked; check FEATURE_STORE_ENDPOINT, AWS_REGION and the credentials"
                            + " in the environment (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401, 403 -> "access is refused, the service needs sagemaker:PutRecord and sagemaker:DeleteRecord";
            case 404 -> "there is no such feature group, create it";
            case 429 -> "it is asked too often";
            default -> "it does not do its part";
        };
    }

    private static String detail(AwsServiceException fault) {
        AwsErrorDetails details = fault.awsErrorDetails();
        return details == null ? "HTTP " + fault.statusCode() : details.errorCode() + ": " + details.errorMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
