package com.movieconcierge.ingest.config;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("concierge.imports")
public record ImportProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<Path> allowedRoots,
        Path stateDir,
        @Min(1) @DefaultValue("10000") int checkpointEvery,
        @Min(1) @DefaultValue("10000") int inFlight,
        @Min(1) @DefaultValue("8") int queued,
        @Min(0) @DefaultValue("100000") long maxRejects,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("15m") Duration giveUp) {}
