package com.movieconcierge.artefacts;

import com.movieconcierge.artefacts.S3Settings.S3Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket, or what lies below a prefix of it; on AWS or on any server that speaks S3. */
public final class S3Storage implements Storage {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(45);
    private static final Duration LARGE_TRY = Duration.ofMinutes(30);
    private static final Duration LARGE_CALL = Duration.ofMinutes(60);
    /** What a server of one's own does not care about, but signatures want. */
    private static final String SOME_REGION = "us-east-1";

    private final S3Client s3;
    private final S3Location root;

    S3Storage(S3Client s3, S3Location root) {
        this.s3 = s3;
        this.root = root;
    }

    /** The storage below a place; nothing is asked of it yet. */
    public static S3Storage at(S3Location root, S3Settings settings) {
        return new S3Storage(client(settings), root);
    }

    private static S3Client client(S3Settings settings) {
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
    private static AwsRequestOverrideConfiguration forLargeFiles() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(LARGE_TRY)
                .apiCallTimeout(LARGE_CALL)
                .build();
    }

    @Override
    public String describe(String key) {
        return "s3://" + root.bucket() + "/" + root.below(key);
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    private <T> T asked(String key, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    @Override
    public boolean exists(String key) throws IOException {
        return asked(key, () -> {
            try {
                s3.headObject(request -> request.bucket(root.bucket()).key(root.below(key)));
                return true;
            } catch (S3Exception e) {
                // A HEAD has no body: this may be the bucket that is missing, and whoever puts or gets will be told so.
                if (e.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** In one request, read from the file as it goes out; S3 holds it against the checksum. */
    @Override
    public void upload(String key, Path file, String sha256) throws IOException {
        if (exists(key)) {
            return;
        }
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(root.bucket())
                .key(root.below(key))
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)))
                .overrideConfiguration(forLargeFiles())
                .build();
        asked(key, () -> {
            try {
                s3.putObject(request.toBuilder().ifNoneMatch("*").build(), RequestBody.fromFile(file));
            } catch (S3Exception e) {
                switch (e.statusCode()) {
                    case PRECONDITION_FAILED -> {
                        // Another one was faster, with the same content.
                    }
                    case CONFLICT, NOT_IMPLEMENTED -> s3.putObject(request, RequestBody.fromFile(file));
                    default -> throw e;
                }
            }
            return request;
        });
    }

    @Override
    public void download(String key, Path target, long most) throws IOException {
        asked(key, () -> {
            try (var in = opened(key, forLargeFiles())) {
                Long announced = in.response().contentLength();
                if (announced != null && announced > most) {
                    in.abort();
                    throw new IOException(
                            describe(key) + " has " + announced + " bytes, that is more than the expected " + most);
                }
                return BoundedCopy.of(in, target, most, describe(key));
            }
        });
    }

    @Override
    public byte[] read(String key, int most) throws IOException {
        return asked(key, () -> {
            try (var in = opened(key, null)) {
                return BoundedCopy.of(in, most, describe(key));
            }
        });
    }

    private ResponseInputStream<GetObjectResponse> opened(
            String key, @Nullable AwsRequestOverrideConfiguration configuration) {
        return s3.getObject(
                request -> request.bucket(root.bucket()).key(root.below(key)).overrideConfiguration(configuration));
    }

    @Override
    public void write(String key, byte[] document) throws IOException {
        asked(
                key,
                () -> s3.putObject(
                        request -> request.bucket(root.bucket())
                                .key(root.below(key))
                                .contentType("application/json"),
                        RequestBody.fromBytes(document)));
    }

    @Override
    public List<String> list(String prefix, int most) throws IOException {
        int own = root.below("").length();
        return asked(prefix, () -> {
            List<String> keys = new ArrayList<>();
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(root.bucket()).prefix(root.below(prefix)))
                    .contents()) {
                if (keys.size() == most) {
                    throw new IOException(describe(prefix) + "* are more than " + most + " files");
                }
                keys.add(object.key().substring(own));
            }
            return keys;
        });
    }

    @Override
    public void delete(String key) throws IOException {
        asked(
                key,
                () -> s3.deleteObject(request -> request.bucket(root.bucket()).key(root.below(key))));
    }

    @Override
    public void close() {
        s3.close();
    }
}
