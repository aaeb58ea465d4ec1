package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.audit.PublishedProfiles.Published;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.profile.domain.ProfileWriter;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the state stores hold the events of the log, and the profile that was published is the one they would make. */
final class StateCheck {
    private final LogState log;
    private final PublishedProfiles published;
    private final ProfileWriter writer;
    private final Findings findings;

    StateCheck(LogState log, PublishedProfiles published, TasteLaw law, Findings findings) {
        this.log = log;
        this.published = published;
        this.writer =
                new ProfileWriter(law, film -> Optional.ofNullable(log.dna().get(film)));
        this.findings = findings;
    }

    void of(StoredState state) {
        Set<String> viewers = new HashSet<>();
        state.tastes(taste -> {
            viewers.add(taste.userId());
            compare(taste);
        });
        findings.looked(Place.STATE, viewers.size());
        log.viewers().stream()
                .filter(userId -> !viewers.contains(userId))
                .forEach(userId -> findings.differs(Place.STATE, userId, "has no taste and should"));
        entries(state);
    }

    private void compare(Taste taste) {
        String userId = taste.userId();
        Published found = published.of(userId);
        if (!log.viewers().contains(userId)) {
            findings.differs(Place.STATE, userId, "has a taste and should not");
        } else if (taste.isDirty()) {
            findings.differs(Place.STATE, userId, "has changed and is not published");
        } else if (found != null) {
            findings.expect(
                    isSame(writer.write(taste, Optional.empty()), found.profile()),
                    Place.STATE,
                    userId,
                    "has another taste than the published one");
        }
    }

    private void entries(StoredState state) {
        Map<String, Integer> counts = new HashMap<>();
        state.entries((userId, entry) -> {
            counts.merge(userId, 1, Integer::sum);
            FilmEvents said = log.ratingsOf(userId).get(entry.movieId());
            findings.expect(
                    said != null && isSame(said, entry),
                    Place.STATE,
                    userId,
                    "has another event for '" + entry.movieId() + "' than the log");
        });
        log.ratings()
                .forEach((userId, films) -> findings.expect(
                        counts.getOrDefault(userId, 0) == films.size(),
                        Place.STATE,
                        userId,
                        "has another number of rated films than the log"));
    }

    private static boolean isSame(FilmEvents said, RatingEntry entry) {
        return said.holding().ratedAt() == entry.ratedAt()
                && said.holding().rating().equals(entry.rating());
    }

    private static boolean isSame(TasteProfile made, TasteProfile found) {
        return made.revision() == found.revision()
                && made.appliedOffset() == found.appliedOffset()
                && made.ratingCount() == found.ratingCount()
                && made.pendingCount() == found.pendingCount()
                && made.history().equals(found.history())
                && made.sums().size() == found.sums().size()
                && made.sums().stream().allMatch(sum -> found.sum(sum.modality(), sum.scale(), sum.model())
                        .filter(other -> Arrays.equals(sum.vector(), other.vector()))
                        .isPresent());
    }
}
