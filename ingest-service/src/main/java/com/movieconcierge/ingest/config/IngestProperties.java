package com.movieconcierge.ingest.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** What {@code ingest-service.yml} explains, and gives in full: no default stands here. */
@Validated
@ConfigurationProperties("concierge")
public record IngestProperties(
        @Valid @NotNull Requests ingest,
        @Valid @NotNull Imports imports,
        @Valid @NotNull Tmdb tmdb,
        @Valid @NotNull Cors cors) {

    /**
     * What comes in over HTTP.
     *
     * @param rememberedEvents eventIds remembered for retries
     * @param inFlight ratings of one stream on their way to the log at most
     * @param timeout how long a request waits for the log; longer than the producer's delivery.timeout.ms
     */
    public record Requests(
            @Min(1) long rememberedEvents,
            @Min(1) int inFlight,
            @NotNull Duration timeout) {}

    /**
     * Bulk imports.
     *
     * @param enabled off by default: who can reach the API can have files read
     * @param allowedRoots folders whose content may be imported
     * @param stateDir keeps checkpoints and rejected rows
     * @param checkpointEvery rows
     * @param inFlight rows on their way to the log at most
     * @param queued imports waiting at most
     * @param maxRejects rejected rows beyond which an import fails
     * @param retry pause before an import tries the log again
     * @param giveUp how long an import waits for the log
     */
    public record Imports(
            boolean enabled,
            @NotNull List<Path> allowedRoots,
            @NotNull Path stateDir,
            @Min(1) int checkpointEvery,
            @Min(1) int inFlight,
            @Min(1) int queued,
            @Min(0) long maxRejects,
            @NotNull Duration retry,
            @NotNull Duration giveUp) {}

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
    public record Tmdb(
            @NotNull String token,
            @NotNull URI url,
            @NotBlank String language,
            @Min(1) @Max(50) int rate,
            @NotNull Duration timeout,
            @NotNull Duration lookupTimeout,
            @Min(1) @Max(32) int inFlight,
            @NotNull Path cacheDir,
            @NotNull DataSize cache,
            @NotNull Duration retry,
            @NotNull Duration giveUp) {

        boolean isOn() {
            return !token.isBlank();
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Tmdb[" + (isOn() ? "on" : "off") + ", " + url + "]";
        }
    }

    /**
     * Which pages may call this service from a browser.
     *
     * @param allowedOrigins such as {@code http://localhost:8080}; {@code *} for any
     */
    public record Cors(@NotNull List<String> allowedOrigins) {}
}
