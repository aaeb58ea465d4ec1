package com.movieconcierge.embedding.adapter.aws;

import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.embedding.domain.flow.FeatureStore;
import com.movieconcierge.embedding.domain.flow.FeatureStore.RefusedRecordException;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
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
 * it has.
 *
 * <p>DNA becomes features, all of type String: {@code movie_id} (the record identifier), {@code event_time},
 * {@code content_hash}, and of each modality {@code theme_vector} (a JSON array of float32) and {@code theme_model}
 * (id@version). What a film lacks is left out, which takes it away: a put replaces the whole record.
 *
 * <p>Source: Amazon SageMaker API Reference, PutRecord and DeleteRecord; "Quotas, naming rules and data types" for sizes.
 */
public final class SageMakerFeatureStore implements FeatureStore {
    /** Of a whole record; a value alone may have more. */
    private static final int MAX_RECORD_BYTES = 350 << 10;

    /** One of the two forms that Feature Store understands, the finer one. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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
     * Nothing is asked of it yet; region and endpoint may be empty, credentials are the SDK's business.
     *
     * @param serves the model to be taken where a film has vectors of several; otherwise the first
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
        List<FeatureValue> features = features(dna, at);
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
                .eventTime(TIME.format(at))));
    }

    private List<FeatureValue> features(FilmDna dna, Instant at) {
        List<FeatureValue> features = new ArrayList<>();
        features.add(feature("movie_id", dna.movieId()));
        features.add(feature("event_time", TIME.format(at)));
        features.add(feature("content_hash", dna.contentHash()));
        Map<Modality, FilmDna.Block> chosen = new EnumMap<>(Modality.class);
        dna.blocks().forEach(block -> chosen.merge(block.modality(), block, this::serving));
        chosen.forEach((modality, block) -> {
            features.add(feature(modality.key() + "_vector", json(block.vector())));
            features.add(feature(modality.key() + "_model", block.model().toString()));
        });
        return features;
    }

    private FilmDna.Block serving(FilmDna.Block first, FilmDna.Block other) {
        return serves.test(ModelKey.of(first)) || !serves.test(ModelKey.of(other)) ? first : other;
    }

    /** Shortest digits that give the same float32 again. */
    private static String json(float[] vector) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (float component : vector) {
            numbers.add(Float.toString(component));
        }
        return numbers.toString();
    }

    private static FeatureValue feature(String name, String value) {
        return FeatureValue.builder().featureName(name).valueAsString(value).build();
    }

    private static int bytes(FeatureValue feature) {
        return feature.featureName().length() + feature.valueAsString().getBytes(StandardCharsets.UTF_8).length;
    }

    private void call(Runnable request) {
        try {
            request.run();
        } catch (ValidationErrorException e) {
            throw new RefusedRecordException("feature group " + group + " refused the record: " + detail(e), e);
        } catch (AwsServiceException e) {
            throw new TransientFault(
                    "feature group " + group + ": " + meaning(e.statusCode()) + " (" + detail(e) + ")", e);
        } catch (SdkException e) {
            throw new TransientFault(
                    "SageMaker Feature Store is unreachable; check FEATURE_STORE_ENDPOINT, AWS_REGION and the credentials"
                            + " in the environment (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401, 403 -> "access denied, the service needs sagemaker:PutRecord and sagemaker:DeleteRecord";
            case 404 -> "no such feature group, create it";
            case 429 -> "too many requests";
            default -> "the request failed";
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
