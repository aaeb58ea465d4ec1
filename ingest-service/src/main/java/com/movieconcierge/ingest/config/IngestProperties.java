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

    /** What comes in over HTTP; the timeout is longer than the producer's delivery.timeout.ms. */
    public record Requests(
            @Min(1) long rememberedEvents,
            @Min(1) int inFlight,
            @NotNull Duration timeout) {}

    /** Bulk imports. */
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

    /** Enrichment by TMDb; an empty token switches it off. */
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

    /** Which pages may call this service from a browser; {@code *} for any. */
    public record Cors(@NotNull List<String> allowedOrigins) {}
}
