package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Hashes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Chance that is the same all day: for a viewer, a day (UTC) and a film always the same number, on every replica; for others an
 * unrelated one. Films that come and go change nothing for those that stay.
 *
 * @param userId whose day
 * @param day since 1970
 */
record DailyDraw(String userId, long day) {
    private static final int BITS = 53;

    static DailyDraw of(Query query) {
        return of(query.request().userId(), query.readAt());
    }

    static DailyDraw of(String userId, Instant moment) {
        return new DailyDraw(userId, LocalDate.ofInstant(moment, ZoneOffset.UTC).toEpochDay());
    }

    /**
     * Uniform in (0, 1).
     *
     * @param purpose two of one viewer and day do not know of each other
     */
    double uniform(String purpose, String movieId) {
        long hash = Hashes.mix(Hashes.fnv1a(userId + '\n' + day + '\n' + purpose + '\n' + movieId));
        return ((hash >>> (Long.SIZE - BITS)) + 0.5) / (1L << BITS);
    }

    /**
     * Gumbel(0, 1). The films with the greatest {@code value / temperature + gumbel} are a draw without replacement, each with a weight
     * of {@code exp(value / temperature)}. Source: Kool, van Hoof, Welling: "Stochastic beams and where to find them", ICML 2019.
     */
    double gumbel(String purpose, String movieId) {
        return -Math.log(-Math.log(uniform(purpose, movieId)));
    }
}
