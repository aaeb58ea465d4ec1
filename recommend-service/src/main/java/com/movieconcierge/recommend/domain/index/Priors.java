package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.FilmRow;
import java.time.Duration;
import java.time.Instant;

/**
 * The popularity prior: {@code log(1 + c) / log(1 + max c)} in [0, 1], with c the decayed rating counts of all films
 * brought to one moment, that of the newest rating anywhere: time without ratings makes no film less popular than another.
 *
 * @param values one a row
 * @param now the moment
 * @param max the greatest c; 0 when nothing is rated
 */
public record Priors(float[] values, Instant now, double max) {

    static Priors of(FilmRow[] films, int rows, Duration halfLife) {
        Instant now = Instant.EPOCH;
        for (int row = 0; row < rows; row++) {
            Instant asOf = films[row].popularity().asOf();
            now = asOf.isAfter(now) ? asOf : now;
        }
        double[] counts = new double[rows];
        double max = 0;
        for (int row = 0; row < rows; row++) {
            counts[row] = films[row].popularity().popularAt(now, halfLife);
            max = Math.max(max, counts[row]);
        }
        float[] values = new float[rows];
        if (max > 0) {
            for (int row = 0; row < rows; row++) {
                values[row] = (float) (Math.log1p(counts[row]) / Math.log1p(max));
            }
        }
        return new Priors(values, now, max);
    }

    /** The prior of one film by the same formula. */
    double of(Popularity popularity, Duration halfLife) {
        return max > 0 ? Math.log1p(popularity.popularAt(now, halfLife)) / Math.log1p(max) : 0;
    }
}
