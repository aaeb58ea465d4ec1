package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Rating;
import com.movieconcierge.events.TasteProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the log says does not depend on when it is read. */
class RebuildTest {
    private static final int FILMS = 12;
    private static final int VIEWERS = 20;
    private static final int RATINGS = 300;

    private record Written(Rating rating, Instant at) {}

    /** One rating a second; of each ten one is ten minutes ahead of its record, and one four. */
    private static List<Written> log() {
        Random random = new Random(20261128);
        List<Written> log = new ArrayList<>();
        for (int i = 0; i < RATINGS; i++) {
            Instant at = TopologyRig.NOW.plusSeconds(i);
            Duration ahead =
                    switch (i % 10) {
                        case 3 -> Duration.ofMinutes(10);
                        case 7 -> Duration.ofMinutes(4);
                        default -> Duration.ofHours(-random.nextInt(1000));
                    };
            double stars = 0.5 * (1 + random.nextInt(10));
            log.add(new Written(
                    new Rating(
                            "e" + i,
                            "viewer-" + random.nextInt(VIEWERS),
                            "film-" + random.nextInt(FILMS),
                            stars,
                            at.plus(ahead),
                            "test"),
                    at));
        }
        return log;
    }

    /** All profiles, but for how often each was published: that depends on how fast the log is read. */
    private static Map<String, TasteProfile> read(List<Written> log, Instant now) {
        try (TopologyRig rig = new TopologyRig(Samples.PACE, Samples.LAW, now)) {
            for (int film = 0; film < FILMS; film++) {
                rig.film(dna("film-" + film, "1"));
            }
            log.forEach(written -> rig.rate(written.rating(), written.at()));
            rig.settle();
            assertThat(rig.ratingLetters.getQueueSize())
                    .as("ratings ten minutes ahead of their record")
                    .isEqualTo(RATINGS / 10);
            Map<String, TasteProfile> profiles = rig.profiles();
            profiles.replaceAll((userId, profile) ->
                    TasteProfile.newBuilder(profile).setRevision(0).build());
            return profiles;
        }
    }

    @Test
    void profilesRebuiltWithTheClockADayOnAreTheOnesThatWerePublishedLive() {
        List<Written> log = log();
        Map<String, TasteProfile> live = read(log, TopologyRig.NOW);
        Map<String, TasteProfile> rebuilt = read(log, TopologyRig.NOW.plus(Duration.ofDays(1)));
        assertThat(live).hasSize(VIEWERS);
        assertThat(rebuilt).isEqualTo(live);
    }
}
