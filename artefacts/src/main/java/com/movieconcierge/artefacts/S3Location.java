package com.movieconcierge.artefacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
