package com.movieconcierge.ingest.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Enrichment by TMDb.
 *
 * @param token the API Read Access Token; empty switches enrichment off
 * @param url of the API
 * @param language of texts and trailers
 * @param rate requests a second at most
 * @param timeout of one request
 * @param lookupTimeout of one film that somebody waits for
 * @param inFlight films asked for at the same time
 * @param cacheDir keeps answers
 * @param cache bytes of answers at most
 * @param retry pause before an enrichment tries again what was away
 * @param giveUp how long an enrichment waits without getting any further
 */
@Validated
@ConfigurationProperties("concierge.tmdb")
public record TmdbProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://api.themoviedb.org") URI url,
        @NotBlank @DefaultValue("en-US") String language,
        @Min(1) @Max(50) @DefaultValue("40") int rate,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1s") Duration lookupTimeout,
        @Min(1) @Max(32) @DefaultValue("8") int inFlight,
        Path cacheDir,
        @DefaultValue("512MB") DataSize cache,
        @DefaultValue("30s") Duration retry,
        @DefaultValue("6h") Duration giveUp) {

    boolean isOn() {
        return !token.isBlank();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TmdbProperties[" + (isOn() ? "on" : "off") + ", " + url + "]";
    }
}
