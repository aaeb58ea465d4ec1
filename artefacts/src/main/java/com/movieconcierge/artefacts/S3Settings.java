package com.movieconcierge.artefacts;

import java.net.URI;

/**
 * How S3 is reached. Credentials are the SDK's business: environment, profile or the machine's role.
 *
 * @param region e.g. eu-central-1; empty for what the SDK finds by itself
 * @param endpoint of another server that speaks S3, which is then asked with the bucket in the path; empty for AWS
 */
public record S3Settings(String region, String endpoint) {

    /** @throws IllegalArgumentException when the endpoint is no plain http or https URL */
    public S3Settings {
        if (!endpoint.isBlank()) {
            URI uri = URI.create(endpoint);
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || !String.valueOf(uri.getScheme()).matches("https?")) {
                throw new IllegalArgumentException(
                        "S3_ENDPOINT has to be an http or https URL without a user, e.g. http://localhost:9000");
            }
        }
    }
}
