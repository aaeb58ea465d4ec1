package com.movieconcierge.embedding.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * One picture of a film.
 *
 * @param source URL of the image, or of the video it is a frame of
 * @param at where in the video; empty for an image
 */
public record Still(String source, Optional<Duration> at, RgbImage image) {}
