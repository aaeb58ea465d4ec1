package com.movieconcierge.profile.domain.personas;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The persona of a viewer. Distances are {@code 1 − cosine}, in [0, 2].
 *
 * @param version of the fit
 * @param next the second nearest persona; absent where there is one only
 */
public record Assignment(
        String version, String persona, double distance, Optional<String> next, OptionalDouble nextDistance) {}
