package com.movieconcierge.artefacts;

import com.movieconcierge.artefacts.S3Settings.S3Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
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

    private final S3Client s3;
    private final S3Location root;

    S3Storage(S3Client s3, S3Location root) {
        this.s3 = s3;
        this.root = root;
    }

    /** The storage below a place; nothing is asked of it yet. */
    public static S3Storage at(S3Location root, S3Settings settings) {
        return new S3Storage(S3Clients.create(settings), root);
    }

    @Override
    public String describe(String key) {
        return "s3://" + root.bucket() + "/" + root.below(key);
    }

    @Override
    public boolean exists(String key) throws IOException {
        try {
            s3.headObject(request -> request.bucket(root.bucket()).key(root.below(key)));
            return true;
        } catch (S3Exception e) {
            // A HEAD has no body: this may be the bucket that is missing, and whoever puts or gets will be told so.
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw S3Faults.of(describe(key), e);
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
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
                .overrideConfiguration(S3Clients.forLargeFiles())
                .build();
        try {
            s3.putObject(request.toBuilder().ifNoneMatch("*").build(), RequestBody.fromFile(file));
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case PRECONDITION_FAILED -> {
                    // Another one was faster, with the same content.
                }
                case CONFLICT, NOT_IMPLEMENTED -> uploadAnyway(request, file, key);
                default -> throw S3Faults.of(describe(key), e);
            }
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    private void uploadAnyway(PutObjectRequest request, Path file, String key) throws IOException {
        try {
            s3.putObject(request, RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    @Override
    public void download(String key, Path target, long most) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in = opened(key, true)) {
            Long announced = in.response().contentLength();
            if (announced != null && announced > most) {
                in.abort();
                throw new IOException(
                        describe(key) + " has " + announced + " bytes, that is more than the expected " + most);
            }
            BoundedCopy.of(in, target, most, describe(key));
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    @Override
    public byte[] read(String key, int most) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in = opened(key, false)) {
            return BoundedCopy.of(in, most, describe(key));
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    private ResponseInputStream<GetObjectResponse> opened(String key, boolean large) {
        return s3.getObject(request -> {
            request.bucket(root.bucket()).key(root.below(key));
            if (large) {
                request.overrideConfiguration(S3Clients.forLargeFiles());
            }
        });
    }

    @Override
    public void write(String key, byte[] document) throws IOException {
        try {
            s3.putObject(
                    request ->
                            request.bucket(root.bucket()).key(root.below(key)).contentType("application/json"),
                    RequestBody.fromBytes(document));
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    @Override
    public List<String> list(String prefix, int most) throws IOException {
        int own = root.below("").length();
        List<String> keys = new ArrayList<>();
        try {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(root.bucket()).prefix(root.below(prefix)))
                    .contents()) {
                if (keys.size() == most) {
                    throw new IOException(describe(prefix) + "* are more than " + most + " files");
                }
                keys.add(object.key().substring(own));
            }
            return keys;
        } catch (SdkException e) {
            throw S3Faults.of(describe(prefix), e);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(root.bucket()).key(root.below(key)));
        } catch (SdkException e) {
            throw S3Faults.of(describe(key), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
