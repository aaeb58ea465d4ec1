package com.movieconcierge.kernel;

import java.time.Instant;

/**
 * How ratings become taste: the preference map and the two decays. Writers of profiles apply it, readers publish it, so
 * that anyone can check a profile by hand.
 *
 * @param preference rating to signed preference
 * @param decay of the long scale, by the clock
 * @param recentFactor weight ratio between one recent rating and the one before it; in (0, 1)
 * @param recentSize how many of the latest ratings the recent scale sees; positive
 */
public record TasteLaw(PreferenceMap preference, ForwardDecay decay, double recentFactor, int recentSize) {

    public TasteLaw {
        if (!(recentFactor > 0 && recentFactor < 1)) {
            throw new IllegalArgumentException("recentFactor lies in (0, 1), got " + recentFactor);
        }
        if (recentSize < 1) {
            throw new IllegalArgumentException("recentSize must be positive, got " + recentSize);
        }
    }

    /** Weight of a rating on the long scale, against the landmark. */
    public double longWeight(double rating, Instant ratedAt) {
        return preference.of(rating) * decay.weight(ratedAt);
    }

    /** Weight of a rating on the recent scale; rank 0 is the viewer's latest. */
    public double recentWeight(double rating, int rank) {
        return rank < recentSize ? preference.of(rating) * Math.pow(recentFactor, rank) : 0;
    }
}
