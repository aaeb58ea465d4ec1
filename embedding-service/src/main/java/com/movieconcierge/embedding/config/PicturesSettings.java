package com.movieconcierge.embedding.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code concierge.embedding.pictures}: stills from the web.
 *
 * @param most stills of one film
 * @param bytes of one still
 * @param pixels of one still, as it says before it is read
 * @param silence longest wait for a connection and for the next bytes
 * @param total for one still
 * @param film for all stills of one film
 * @param cache on disk, for all
 * @param allowed networks that may be asked although they are not public
 */
@Validated
@ConfigurationProperties("concierge.embedding.pictures")
public record PicturesSettings(
        @DefaultValue("6") @Min(0) @Max(50) int most,
        @DefaultValue("10MB") DataSize bytes,
        @DefaultValue("40000000") @Min(1) long pixels,
        @DefaultValue("5s") Duration silence,
        @DefaultValue("10s") Duration total,
        @DefaultValue("20s") Duration film,
        @DefaultValue("512MB") DataSize cache,
        @DefaultValue List<String> allowed) {}
