package com.movieconcierge.profile.domain;

import com.movieconcierge.model.Popularity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one event changed in the standing ratings of one film. At least one side is there. */
public record PopularityChange(String movieId, Optional<Star> removed, Optional<Star> added) {

    /**
     * A rating without its viewer.
     *
     * @param rating stars
     * @param ratedAt epoch millis
     */
    public record Star(double rating, long ratedAt) {}

    public record Law(Duration popular, Duration trending) {}

    /**
     * The popularity after this change. Decayed weights are kept as of the newest rating seen, which is forward decay with a
     * moving landmark: the order of arrival does not matter, and no age is too great.
     */
    public Popularity appliedTo(Popularity before, Law law) {
        Popularity without = removed.map(star -> moved(before, star, -1, law)).orElse(before);
        return added.map(star -> moved(without, star, 1, law)).orElse(without);
    }

    private static Popularity moved(Popularity before, Star star, int sign, Law law) {
        Instant ratedAt = Instant.ofEpochMilli(star.ratedAt());
        if (before.equals(Popularity.NONE)) {
            // Its moment is none: the first rating may be older.
            return new Popularity(sign, sign * star.rating(), sign, sign, ratedAt);
        }
        Instant newest = ratedAt.isAfter(before.asOf()) ? ratedAt : before.asOf();
        return new Popularity(
                before.ratingCount() + sign,
                before.ratingSum() + sign * star.rating(),
                before.popularAt(newest, law.popular) + sign * left(ratedAt, newest, law.popular),
                before.trendingAt(newest, law.trending) + sign * left(ratedAt, newest, law.trending),
                newest);
    }

    private static double left(Instant then, Instant now, Duration halfLife) {
        return Math.pow(2, -(double) (now.toEpochMilli() - then.toEpochMilli()) / halfLife.toMillis());
    }
}
