package com.movieconcierge.artefacts;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 answers, as sentences. Only codes are passed on: what a server says may repeat parts of a request. */
final class S3Faults {
    private static final int MOST_DETAIL = 300;

    private S3Faults() {}

    static IOException of(String where, SdkException fault) {
        if (fault instanceof S3Exception answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            String code = details == null ? "" : String.valueOf(details.errorCode());
            return answered(where, answer.statusCode(), code, fault);
        }
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String detail = String.valueOf(root.getMessage());
        return new IOException(
                where + ": S3 is unreachable; check S3_ENDPOINT, AWS_REGION and the credentials in the environment ("
                        + root.getClass().getSimpleName() + ": "
                        + detail.substring(0, Math.min(MOST_DETAIL, detail.length())) + ")",
                fault);
    }

    private static IOException answered(String where, int status, String code, SdkException fault) {
        String said = " (S3 answered " + status + (code.isEmpty() ? "" : " " + code) + ")";
        if (code.equals("NoSuchBucket")) {
            return new IOException(where + ": no such bucket; create it or correct the location" + said, fault);
        }
        return switch (status) {
            case 404 -> new NoSuchFileException(where, null, "no such object" + said);
            case 401, 403 ->
                new IOException(
                        where + ": access denied; the service needs to read, write, list and delete there" + said,
                        fault);
            case 301, 307 -> new IOException(where + ": the bucket is in another region; set AWS_REGION" + said, fault);
            default -> new IOException(where + ": S3 failed, try again later" + said, fault);
        };
    }
}
