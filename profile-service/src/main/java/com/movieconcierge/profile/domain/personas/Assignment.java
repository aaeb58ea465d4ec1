package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.model.TasteProfile.Membership;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The persona of a viewer. Distances are {@code 1 − cosine}, in [0, 2].
 *
 * @param version of the fit
 * @param next the second nearest persona; absent where there is one only
 */
public record Assignment(
        String version, String persona, double distance, Optional<String> next, OptionalDouble nextDistance) {

    /** As it is published. */
    public Membership membership() {
        return new Membership(
                persona, distance, next.orElse(null), nextDistance.isPresent() ? nextDistance.getAsDouble() : null);
    }
}
