package com.movieconcierge.artefacts;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * A place in S3.
     *
     * @param bucket its name, as AWS allows it
     * @param key of an object, or a prefix of keys without slashes at its ends; may be empty
     */
    public record S3Location(String bucket, String key) {
        private static final Pattern URL = Pattern.compile("[sS]3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

        /** @throws IllegalArgumentException when the text is no such URL */
        public static S3Location parse(String url) {
            Matcher parts = URL.matcher(url);
            if (!parts.matches()) {
                throw new IllegalArgumentException("a place in S3 is s3://bucket/key, got " + url);
            }
            String key = parts.group(2) == null ? "" : parts.group(2);
            return new S3Location(parts.group(1), key.replaceAll("^/+|/+$", ""));
        }

        String below(String name) {
            return key.isEmpty() ? name : key + "/" + name;
        }
    }
}
