package com.movieconcierge.profile.audit;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteScale;
import java.time.Duration;
import java.util.List;

/**
 * What came of comparing every published profile with a plain batch over the logs.
 *
 * @param ratingsRead records on the log of ratings, bad ones included
 * @param users viewers that have a profile and should
 * @param missing viewers that should have a profile and have none
 * @param extra viewers that have a profile and should not
 * @param wrongCounts viewers whose number of ratings, or of ratings without DNA, differs
 * @param wrongOffsets viewers whose profile names another rating as the last one
 * @param wrongStatements viewers whose profile holds another statement than the log, or none, or one too many
 * @param blocks agreement by block; empty when no profile has any
 * @param took wall-clock time of the audit
 */
public record AuditResult(
        long ratingsRead,
        int users,
        List<String> missing,
        List<String> extra,
        List<String> wrongCounts,
        List<String> wrongOffsets,
        List<String> wrongStatements,
        List<Agreement> blocks,
        Duration took) {

    public AuditResult {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        wrongCounts = List.copyOf(wrongCounts);
        wrongOffsets = List.copyOf(wrongOffsets);
        wrongStatements = List.copyOf(wrongStatements);
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
        public boolean agrees(double cosine) {
            return worstCosine >= cosine && worstNormDifference <= MOST_NORM_DIFFERENCE;
        }
    }

    /** Whether everybody is there, all counts are right, every cosine reaches the given one, and every length is right to 1 %. */
    public boolean agrees(double cosine) {
        return missing.isEmpty()
                && extra.isEmpty()
                && wrongCounts.isEmpty()
                && wrongOffsets.isEmpty()
                && wrongStatements.isEmpty()
                && blocks.stream().allMatch(block -> block.agrees(cosine));
    }
}
