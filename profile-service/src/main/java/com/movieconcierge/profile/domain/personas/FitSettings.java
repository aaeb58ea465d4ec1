package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.model.Modality;
import java.util.Map;

/**
 * How personas are fitted; the numbers are chosen on ml-latest-small, see docs/measurements.md.
 *
 * @param leastViewers with fewer there are no personas
 * @param fewest personas, where there are viewers enough
 * @param most personas; at most {@value PersonaMatch#MOST}
 * @param shares of the modalities in the space
 * @param evening how far components are evened out: 0 not at all, 1 to unit variance
 * @param directions in which viewers are told apart: as many as differ most
 * @param starts of K-Means, of which the best counts
 * @param seed of all that is random
 */
public record FitSettings(
        int leastViewers,
        int fewest,
        int most,
        Map<Modality, Double> shares,
        double evening,
        int directions,
        int starts,
        long seed) {
    /** A persona has to have this many viewers, on average. */
    static final int VIEWERS_PER_PERSONA = 5;

    public FitSettings {
        shares = Map.copyOf(shares);
        if (leastViewers < 2 * VIEWERS_PER_PERSONA) {
            throw new IllegalArgumentException("leastViewers is at least " + 2 * VIEWERS_PER_PERSONA);
        }
        if (fewest < 2 || most < fewest) {
            throw new IllegalArgumentException("2 <= fewest <= most, got " + fewest + " and " + most);
        }
        if (most > PersonaMatch.MOST) {
            throw new IllegalArgumentException("most is at most " + PersonaMatch.MOST + ", got " + most);
        }
        if (directions < 2 || starts < 1 || !(evening >= 0 && evening <= 1)) {
            throw new IllegalArgumentException("directions >= 2, starts >= 1, evening in [0, 1]");
        }
        if (shares.isEmpty() || shares.values().stream().anyMatch(share -> !(share > 0))) {
            throw new IllegalArgumentException("shares are positive, and there is at least one");
        }
    }
}
