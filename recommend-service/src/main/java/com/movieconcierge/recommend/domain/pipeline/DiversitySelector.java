package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.NeighbourSpace;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best films, or with diversity d greedily the film with the greatest {@code (1 − d) · relevance − d · likeness} to
 * those chosen already; relevance is the score scaled to [0, 1] over the pool.
 *
 * <p>Source: Carbonell, Goldstein: "The use of MMR", SIGIR 1998.
 */
public final class DiversitySelector {
    private DiversitySelector() {}

    /** Chooses the list from the pool, which is sorted by score. */
    public static List<Scored> select(Query query, List<Scored> pool) {
        int limit = Math.min(query.request().limit(), pool.size());
        return query.request().diversity() > 0 && limit > 1 ? diverse(query, pool, limit) : pool.subList(0, limit);
    }

    private static List<Scored> diverse(Query query, List<Scored> pool, int limit) {
        double diversity = query.request().diversity();
        NeighbourSpace space = new NeighbourSpace(query.index());
        double[] likeness = new double[pool.size()];
        Arrays.fill(likeness, -1);
        List<Scored> chosen = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            left.add(i);
        }
        while (chosen.size() < limit) {
            int best = left.get(0);
            double bestValue = Double.NEGATIVE_INFINITY;
            for (int candidate : left) {
                double value = (1 - diversity) * relevance(pool, candidate)
                        - diversity * (chosen.isEmpty() ? 0 : likeness[candidate]);
                if (value > bestValue) {
                    best = candidate;
                    bestValue = value;
                }
            }
            Scored next = pool.get(best);
            chosen.add(next);
            left.remove(Integer.valueOf(best));
            NeighbourSpace.Point point = space.point(next.row());
            for (int candidate : left) {
                double alike = space.similarity(point, pool.get(candidate).row());
                likeness[candidate] = Math.max(likeness[candidate], alike);
            }
        }
        return chosen;
    }

    private static double relevance(List<Scored> pool, int candidate) {
        double best = pool.get(0).score();
        double worst = pool.get(pool.size() - 1).score();
        return best > worst ? (pool.get(candidate).score() - worst) / (best - worst) : 1;
    }
}
