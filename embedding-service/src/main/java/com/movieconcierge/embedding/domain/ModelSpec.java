package com.movieconcierge.embedding.domain;

import java.util.Optional;

/**
 * How a model is asked for.
 *
 * @param model name of a ready-made configuration; may be empty when a location says all
 * @param location path, https, s3 or djl URL
 * @param sha256 of what is there, lower-case hex
 */
public record ModelSpec(String model, Optional<String> location, Optional<String> sha256) {}
