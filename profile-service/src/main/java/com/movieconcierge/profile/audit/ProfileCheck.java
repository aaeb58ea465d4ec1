package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.audit.AuditResult.Agreement;
import com.movieconcierge.profile.audit.BatchTaste.Block;
import com.movieconcierge.profile.audit.BatchTaste.Sum;
import com.movieconcierge.profile.audit.PublishedProfiles.Published;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether every profile on {@code user-profiles} is what a plain batch makes of the log, and nobody has one more or less. */
final class ProfileCheck {
    /** Sums shorter than this fraction of the weights in them cancel out: their direction is rounding. */
    private static final double NOTHING = 1e-7;

    private final LogState log;
    private final TasteLaw law;
    private final Findings findings;
    private final Map<Block, Agreement> blocks = new HashMap<>();

    ProfileCheck(LogState log, TasteLaw law, Findings findings) {
        this.log = log;
        this.law = law;
        this.findings = findings;
    }

    void of(PublishedProfiles published) {
        for (String userId : log.viewers()) {
            Published found = published.of(userId);
            if (found == null) {
                findings.differs(Place.PROFILES, userId, "has no profile and should");
            } else {
                compare(found.profile());
            }
        }
        findings.looked(Place.PROFILES, published.viewers().size());
        published.viewers().stream()
                .filter(userId -> !log.viewers().contains(userId))
                .forEach(userId -> findings.differs(Place.PROFILES, userId, "has a profile and should not"));
    }

    /** How well the sums agree, by block. */
    List<Agreement> blocks() {
        return blocks.values().stream()
                .sorted(Comparator.comparing(
                                (Agreement block) -> block.modality().key())
                        .thenComparing(Agreement::scale)
                        .thenComparing(Agreement::model))
                .toList();
    }

    private void compare(TasteProfile profile) {
        String userId = profile.userId();
        BatchTaste batch = BatchTaste.of(log.ratingsOf(userId), log.dna(), law);
        findings.expect(
                profile.ratingCount() == batch.ratingCount() && profile.pendingCount() == batch.pendingCount(),
                Place.PROFILES,
                userId,
                "has a wrong number of ratings");
        findings.expect(
                log.lastOffsetOf(userId)
                        .filter(offset -> offset != profile.appliedOffset())
                        .isEmpty(),
                Place.PROFILES,
                userId,
                "names another last rating");
        findings.expect(
                log.statementOf(userId).equals(Optional.ofNullable(profile.stated())),
                Place.PROFILES,
                userId,
                "holds another statement than the log");
        Map<Block, float[]> sums = new HashMap<>();
        profile.sums().forEach(sum -> sums.put(Block.of(sum), sum.vector()));
        batch.sums().forEach((block, sum) -> note(block, userId, sums.remove(block), sum));
        sums.forEach((block, vector) -> note(block, userId, vector, new Sum(vector.length)));
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
        findings.expect(
                one.agrees(),
                Place.PROFILES,
                userId,
                "has another sum of " + block.modality().key() + ", "
                        + block.scale().key());
        blocks.merge(block, one, ProfileCheck::worse);
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
