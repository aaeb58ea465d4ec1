package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.Hashes;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.audit.PublishedProfiles.Published;
import com.movieconcierge.profile.audit.ReaderCopies.Copy;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether readers find the published profile, to the byte, and every film that a viewer has seen, and no viewer more. How near a
 * persona is may be of a later fit than when the profile was published: what readers have lost is written again with the one there is.
 */
record ReaderCheck(
        LogState log, PublishedProfiles published, TopicCodec<String, TasteProfile> codec, Findings findings) {

    void of(ReaderCopies copies) {
        copies.copies(log.viewers(), (userId, copy) -> compare(copies, userId, copy));
        findings.looked(Place.READERS, log.viewers().size());
        findings.looked(Place.SEEN, log.viewers().size());
        Set<String> others = new HashSet<>(copies.viewers());
        others.removeAll(log.viewers());
        copies.copies(others, this::nothing);
    }

    private void nothing(String userId, Copy copy) {
        findings.expect(
                copy.value().isEmpty() && copy.seen().isEmpty(), Place.READERS, userId, "is there and should not");
    }

    /** Apart from how near the persona is. */
    private boolean saysTheSame(String userId, byte[] copy, TasteProfile profile) {
        byte[] key = userId.getBytes(StandardCharsets.UTF_8);
        return codec.decode(key, copy, 0) instanceof Usable<String, TasteProfile> usable
                && Arrays.equals(
                        codec.encode(userId, usable.value().withoutDistances()),
                        codec.encode(userId, profile.withoutDistances()));
    }

    private void compare(ReaderCopies copies, String userId, Copy copy) {
        Published found = published.of(userId);
        Optional<String> hash = copy.value().map(Hashes::sha256);
        if (hash.isEmpty()) {
            findings.differs(Place.READERS, userId, "has no profile");
        } else if (found != null) {
            findings.expect(
                    hash.get().equals(found.hash())
                            || saysTheSame(userId, copy.value().orElseThrow(), found.profile()),
                    Place.READERS,
                    userId,
                    "has another profile than the published one");
        }
        Map<String, String> expected = new HashMap<>();
        log.ratingsOf(userId).forEach((movieId, events) -> {
            FilmEvent holds = events.holding();
            holds.rating().ifPresent(stars -> expected.put(movieId, copies.seenValue(stars, holds.ratedAt())));
        });
        findings.expect(
                expected.equals(copy.seen()),
                Place.SEEN,
                userId,
                "has seen " + expected.size() + " films, and " + copy.seen().size() + " or others are there");
    }
}
