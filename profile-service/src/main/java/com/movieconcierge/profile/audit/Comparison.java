package com.movieconcierge.profile.audit;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.audit.AuditResult.Agreement;
import com.movieconcierge.profile.audit.BatchTaste.Block;
import com.movieconcierge.profile.audit.BatchTaste.Sum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects how published and recomputed tastes agree. */
final class Comparison {
    /** Sums shorter than this fraction of the weights in them cancel out: their direction is rounding. */
    private static final double NOTHING = 1e-7;

    final List<String> missing = new ArrayList<>();
    final List<String> extra = new ArrayList<>();
    private final List<String> wrongCounts = new ArrayList<>();
    private final List<String> wrongOffsets = new ArrayList<>();
    private final List<String> wrongStatements = new ArrayList<>();
    private final Map<Block, Agreement> blocks = new HashMap<>();
    private int users;

    /** {@code offset} of the viewer's last rating is empty when the log does not tell. */
    void compare(TasteProfile profile, BatchTaste batch, Optional<Long> offset, Optional<StatedTaste> stated) {
        users++;
        String userId = profile.userId();
        if (profile.ratingCount() != batch.ratingCount() || profile.pendingCount() != batch.pendingCount()) {
            wrongCounts.add(userId);
        }
        if (offset.isPresent() && offset.get() != profile.appliedOffset()) {
            wrongOffsets.add(userId);
        }
        if (!stated.equals(Optional.ofNullable(profile.stated()))) {
            wrongStatements.add(userId);
        }
        Map<Block, float[]> published = new HashMap<>();
        profile.sums().forEach(sum -> published.put(Block.of(sum), sum.vector()));
        batch.sums().forEach((block, sum) -> note(block, userId, published.remove(block), sum));
        published.forEach((block, vector) -> note(block, userId, vector, new Sum(vector.length)));
    }

    AuditResult result(long ratingsRead, Duration took) {
        List<Agreement> sorted = blocks.values().stream()
                .sorted(Comparator.comparing(
                                (Agreement block) -> block.modality().key())
                        .thenComparing(Agreement::scale)
                        .thenComparing(Agreement::model))
                .toList();
        return new AuditResult(
                ratingsRead, users, missing, extra, wrongCounts, wrongOffsets, wrongStatements, sorted, took);
    }

    private void note(Block block, String userId, float @Nullable [] published, Sum sum) {
        double dot = 0;
        double ours = 0;
        double theirs = 0;
        boolean comparable = published != null && published.length == sum.vector.length;
        for (int i = 0; i < sum.vector.length; i++) {
            double value = comparable && published != null ? published[i] : 0;
            dot += value * sum.vector[i];
            ours += sum.vector[i] * sum.vector[i];
            theirs += value * value;
        }
        ours = Math.sqrt(ours);
        theirs = Math.sqrt(theirs);
        double nothing = NOTHING * sum.absolute;
        boolean bothNothing = comparable && ours <= nothing && theirs <= nothing;
        double cosine = bothNothing ? 1 : (ours == 0 || theirs == 0 ? -1 : dot / (ours * theirs));
        double difference = bothNothing ? 0 : Math.abs(theirs - ours) / Math.max(ours, Double.MIN_NORMAL);
        var one = new Agreement(block.modality(), block.scale(), block.model(), 1, cosine, userId, difference);
        blocks.merge(block, one, Comparison::worse);
    }

    private static Agreement worse(Agreement a, Agreement b) {
        return new Agreement(
                a.modality(),
                a.scale(),
                a.model(),
                a.compared() + b.compared(),
                Math.min(a.worstCosine(), b.worstCosine()),
                wrongness(b) > wrongness(a) ? b.worstUser() : a.worstUser(),
                Math.max(a.worstNormDifference(), b.worstNormDifference()));
    }

    private static double wrongness(Agreement block) {
        return Math.max(1 - block.worstCosine(), block.worstNormDifference());
    }
}
