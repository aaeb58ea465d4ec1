package com.movieconcierge.profile.domain;

import com.movieconcierge.profile.domain.PopularityChange.Star;
import java.time.Duration;

/**
 * How much a film is watched. The decayed weights are kept as of the newest rating seen, which is forward decay with a
 * moving landmark: the order of arrival does not matter, and no age is too great.
 *
 * @param count standing ratings
 * @param sum of their stars
 * @param popular count decayed by the slow half-life, as of {@code asOf}
 * @param trending count decayed by the fast half-life, as of {@code asOf}
 * @param asOf time of the newest rating seen, epoch millis
 */
public record Popularity(long count, double sum, double popular, double trending, long asOf) {
    /** A film nobody has rated. */
    public static final Popularity NONE = new Popularity(0, 0, 0, 0, Long.MIN_VALUE);

    /** The two half-lives. */
    public record Law(Duration popular, Duration trending) {}

    /** This popularity after a change. */
    public Popularity with(PopularityChange change, Law law) {
        Popularity changed = change.removed().map(star -> moved(star, -1, law)).orElse(this);
        return change.added().map(star -> changed.moved(star, 1, law)).orElse(changed);
    }

    public boolean isNone() {
        return count <= 0;
    }

    private Popularity moved(Star star, int sign, Law law) {
        long newest = Math.max(asOf, star.ratedAt());
        return new Popularity(
                count + sign,
                sum + sign * star.rating(),
                decayed(popular, law.popular, newest) + sign * left(star.ratedAt(), newest, law.popular),
                decayed(trending, law.trending, newest) + sign * left(star.ratedAt(), newest, law.trending),
                newest);
    }

    private double decayed(double weight, Duration halfLife, long newest) {
        return weight == 0 ? 0 : weight * left(asOf, newest, halfLife);
    }

    private static double left(long then, long now, Duration halfLife) {
        return Math.pow(2, -(double) (now - then) / halfLife.toMillis());
    }
}
