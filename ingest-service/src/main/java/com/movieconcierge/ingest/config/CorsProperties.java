package com.movieconcierge.ingest.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages may call this service from a browser.
 *
 * @param allowedOrigins such as {@code http://localhost:8080}; {@code *} for any
 */
@ConfigurationProperties("concierge.cors")
public record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
