package com.movieconcierge.ingest.config;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What comes in over HTTP.
 *
 * @param rememberedEvents eventIds remembered for retries
 * @param inFlight ratings of one stream on their way to the log at most
 * @param timeout how long a request waits for the log; longer than the producer's delivery.timeout.ms
 */
@Validated
@ConfigurationProperties("concierge.ingest")
public record IngestProperties(
        @Min(1) @DefaultValue("100000") long rememberedEvents,
        @Min(1) @DefaultValue("2000") int inFlight,
        @DefaultValue("20s") Duration timeout) {}
