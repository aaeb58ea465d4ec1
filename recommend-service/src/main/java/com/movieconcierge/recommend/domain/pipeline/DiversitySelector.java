package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.NeighbourSpace;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The best films, or with diversity d and calibration c greedily the film with the greatest
 * {@code (1 − c) · ((1 − d) · relevance − d · likeness) − c · divergence}: relevance is the score scaled to [0, 1] over the pool, likeness
 * that to the most alike of those chosen already, divergence that of {@link GenreCalibration} with the film. Only which films
 * are chosen and in which order depends on it: their scores stay what they are.
 *
 * <p>Sources: Carbonell, Goldstein: "The use of MMR", SIGIR 1998; Steck: "Calibrated recommendations", RecSys 2018.
 */
public final class DiversitySelector {
    private DiversitySelector() {}

    /** Chooses the list from the pool, which is sorted by score. */
    public static List<Scored> select(Query query, List<Scored> pool) {
        int limit = Math.min(query.request().limit(), pool.size());
        return query.request().shape().isBest() || limit < 2
                ? pool.subList(0, limit)
                : new Choosing(query, pool).choose(limit);
    }

    /** One list in the making. */
    private static final class Choosing {
        private final List<Scored> pool;
        private final ListShape shape;
        private final NeighbourSpace space;
        private final Optional<GenreCalibration> calibration;
        /** Of each film of the pool to the most alike of those chosen. */
        private final double[] likeness;

        private final List<Integer> left = new ArrayList<>();

        Choosing(Query query, List<Scored> pool) {
            this.pool = pool;
            this.shape = query.request().shape();
            this.space = new NeighbourSpace(query.index());
            this.calibration = shape.calibration() > 0 ? GenreCalibration.of(query) : Optional.empty();
            this.likeness = new double[pool.size()];
            Arrays.fill(likeness, -1);
            for (int i = 0; i < pool.size(); i++) {
                left.add(i);
            }
        }

        List<Scored> choose(int limit) {
            List<Scored> chosen = new ArrayList<>();
            while (chosen.size() < limit) {
                int best = left.get(0);
                double bestValue = Double.NEGATIVE_INFINITY;
                for (int candidate : left) {
                    double value = value(candidate, chosen.isEmpty());
                    if (value > bestValue) {
                        best = candidate;
                        bestValue = value;
                    }
                }
                chosen.add(pool.get(best));
                left.remove(Integer.valueOf(best));
                took(pool.get(best).row());
            }
            return chosen;
        }

        private double value(int candidate, boolean isFirst) {
            double diversity = shape.diversity();
            double differing = (1 - diversity) * relevance(candidate) - diversity * (isFirst ? 0 : likeness[candidate]);
            int row = pool.get(candidate).row();
            return calibration
                    .map(genres -> (1 - shape.calibration()) * differing - shape.calibration() * genres.with(row))
                    .orElse(differing);
        }

        private void took(int row) {
            calibration.ifPresent(genres -> genres.add(row));
            if (shape.diversity() > 0) {
                NeighbourSpace.Point point = space.point(row);
                for (int candidate : left) {
                    double alike = space.similarity(point, pool.get(candidate).row());
                    likeness[candidate] = Math.max(likeness[candidate], alike);
                }
            }
        }

        private double relevance(int candidate) {
            double best = pool.get(0).score();
            double worst = pool.get(pool.size() - 1).score();
            return best > worst ? (pool.get(candidate).score() - worst) / (best - worst) : 1;
        }
    }
}
