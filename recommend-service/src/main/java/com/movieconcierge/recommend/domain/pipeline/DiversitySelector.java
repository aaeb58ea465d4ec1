package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.NeighbourSpace;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best films, or with diversity d and calibration c greedily the film with the greatest
 * {@code (1 − c) · ((1 − d) · relevance − d · likeness) − c · divergence}: relevance is the score scaled to [0, 1] over the pool, likeness
 * that to the most alike of those chosen already, divergence that of {@link GenreCalibration} with the film. Where lists rotate,
 * the first film is that one, and each other one is drawn by {@link DailyDraw} from those within a margin of it. Only which films
 * are chosen and in which order depends on all this: their scores stay what they are.
 *
 * <p>Sources: Carbonell, Goldstein: "The use of MMR", SIGIR 1998; Steck: "Calibrated recommendations", RecSys 2018.
 */
public record DiversitySelector(ListLaw.Rotation rotation) {

    /** Chooses the list from the pool, which is sorted by score. */
    public List<Scored> select(Query query, List<Scored> pool) {
        int limit = Math.min(query.request().limit(), pool.size());
        ListShape shape = query.request().shape();
        if (shape.isBest() || limit < 2) {
            return pool.subList(0, limit);
        }
        List<Scored> chosen = new Choosing(query, pool, rotation).choose(limit);
        if (shape.isByScore()) {
            chosen.sort(Comparator.comparingDouble(Scored::score).reversed());
        }
        return chosen;
    }

    /** One list in the making. */
    private static final class Choosing {
        private final Query query;
        private final List<Scored> pool;
        private final ListShape shape;
        private final ListLaw.Rotation rotation;
        private final NeighbourSpace space;
        private final Optional<GenreCalibration> calibration;
        /** Of each film of the pool to the most alike of those chosen. */
        private final double[] likeness;
        /** What the day adds to each film of the pool; nothing where lists do not rotate. */
        private final double[] chance;

        private final double[] values;
        private final List<Integer> left = new ArrayList<>();
        private final List<Scored> chosen = new ArrayList<>();

        Choosing(Query query, List<Scored> pool, ListLaw.Rotation rotation) {
            this.query = query;
            this.pool = pool;
            this.rotation = rotation;
            this.shape = query.request().shape();
            this.space = new NeighbourSpace(query.index());
            this.calibration = shape.calibration() > 0 ? GenreCalibration.of(query) : Optional.empty();
            this.likeness = new double[pool.size()];
            this.chance = new double[pool.size()];
            this.values = new double[pool.size()];
            Arrays.fill(likeness, -1);
            for (int i = 0; i < pool.size(); i++) {
                left.add(i);
            }
            if (shape.rotate()) {
                roll();
            }
        }

        private void roll() {
            DailyDraw draw = DailyDraw.of(query);
            for (int i = 0; i < chance.length; i++) {
                String movieId = query.index().film(pool.get(i).row()).movieId();
                chance[i] = rotation.temperature() * draw.gumbel("rotation", movieId);
            }
        }

        List<Scored> choose(int limit) {
            while (chosen.size() < limit) {
                left.forEach(candidate -> values[candidate] = value(candidate));
                int next = best(values);
                if (shape.rotate() && !chosen.isEmpty()) {
                    next = drawn(values[next] - rotation.margin());
                }
                chosen.add(pool.get(next));
                left.remove(Integer.valueOf(next));
                took(pool.get(next).row());
            }
            return chosen;
        }

        /** Of those that are left; of equal ones the one with the better score. */
        private int best(double[] by) {
            int best = left.get(0);
            for (int candidate : left) {
                best = by[candidate] > by[best] ? candidate : best;
            }
            return best;
        }

        private int drawn(double least) {
            double[] rolled = new double[values.length];
            for (int candidate : left) {
                boolean isNear = values[candidate] >= least;
                rolled[candidate] = isNear ? values[candidate] + chance[candidate] : Double.NEGATIVE_INFINITY;
            }
            return best(rolled);
        }

        private double value(int candidate) {
            double diversity = shape.diversity();
            double alike = chosen.isEmpty() ? 0 : likeness[candidate];
            double differing = (1 - diversity) * relevance(candidate) - diversity * alike;
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
