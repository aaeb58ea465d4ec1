package com.movieconcierge.profile.audit;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteScale;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of comparing every place with a plain batch over the logs.
 *
 * @param ratingsRead records on the log of ratings, bad ones included
 * @param looked how many viewers or films were compared at each place; a place that was not looked at is absent
 * @param differences empty when all agree
 * @param blocks how well the published sums agree; empty when no profile has any
 * @param took wall-clock time of the audit
 */
public record AuditResult(
        long ratingsRead,
        Map<Place, Integer> looked,
        List<Difference> differences,
        List<Agreement> blocks,
        Duration took) {
    /** Between a published and a recomputed sum: what single precision and another order of adding up leave. */
    public static final double COSINE = 0.99999;

    public AuditResult {
        looked = new EnumMap<>(looked);
        differences = List.copyOf(differences);
        blocks = List.copyOf(blocks);
    }

    /**
     * The worst of all viewers in one block on one scale.
     *
     * @param compared viewers with that block
     * @param worstCosine between published and recomputed sum; -1 where one of them is absent
     * @param worstUser whose direction or length is farthest off
     * @param worstNormDifference greatest difference of the two lengths, relative to the recomputed one
     */
    public record Agreement(
            Modality modality,
            TasteScale scale,
            ModelRef model,
            int compared,
            double worstCosine,
            String worstUser,
            double worstNormDifference) {
        /** What is left of a sum that nearly cancels out is right to three digits. */
        private static final double MOST_NORM_DIFFERENCE = 0.01;

        /** Whether all viewers' directions and lengths are right. */
        public boolean agrees() {
            return worstCosine >= COSINE && worstNormDifference <= MOST_NORM_DIFFERENCE;
        }
    }

    public boolean agrees() {
        return differences.isEmpty();
    }

    public List<Difference> at(Place place) {
        return differences.stream()
                .filter(difference -> difference.place() == place)
                .toList();
    }

    /** Without what an earlier audit did not find: while the product runs, what is on its way differs for a moment. */
    public AuditResult lastingSince(AuditResult earlier) {
        Set<Difference> before = new HashSet<>(earlier.differences);
        return new AuditResult(
                ratingsRead,
                looked,
                differences.stream().filter(before::contains).toList(),
                blocks,
                took);
    }
}
