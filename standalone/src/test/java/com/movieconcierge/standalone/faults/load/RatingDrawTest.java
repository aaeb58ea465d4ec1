package com.movieconcierge.standalone.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Rating;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RatingDrawTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static List<Rating> drawn(long seed) {
        var draw = new RatingDraw(
                "draw", List.of("ann", "bob"), List.of("heat", "alien"), seed, Clock.fixed(NOW, ZoneOffset.UTC));
        return Stream.generate(draw::next).limit(500).toList();
    }

    @Test
    void theSameSeedDrawsTheSameEvents() {
        assertThat(drawn(1)).isEqualTo(drawn(1)).isNotEqualTo(drawn(2));
    }

    @Test
    void viewersTakeRatingsBackComeLateAndSendAgain() {
        List<Rating> drawn = drawn(1);
        assertThat(drawn).anyMatch(Rating::isWithdrawal).anyMatch(rating -> rating.ratedAt()
                .isBefore(NOW));
        assertThat(new HashSet<>(drawn)).hasSizeBetween(400, 490);
    }

    @Test
    void everyEventKeepsTheRulesOfTheLog() {
        assertThat(drawn(1))
                .allSatisfy(rating -> assertThat(rating.violations(NOW)).isEmpty());
    }
}
