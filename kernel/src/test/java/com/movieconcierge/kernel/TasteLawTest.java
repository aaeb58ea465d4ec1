package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasteLawTest {
    private static final TasteLaw LAW = new TasteLaw(
            new PreferenceMap(List.of(-0.2, -0.15, -0.1, -0.05, 0.0, 0.5, 0.7, 0.85, 0.95, 1.0)),
            new ForwardDecay(Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(365)),
            0.85,
            50);

    @Test
    void ratingOfOneHalfLifeLaterWeighsTwiceAsMuch() {
        var landmark = LAW.decay().landmark();
        double then = LAW.longWeight(5, landmark);
        assertThat(then).isCloseTo(1, within(1e-12));
        assertThat(LAW.longWeight(5, landmark.plus(LAW.decay().halfLife()))).isCloseTo(2 * then, within(1e-9));
    }

    @Test
    void latestRatingWeighsMostAndTheOneBeyondTheRecentSizeNothing() {
        assertThat(LAW.recentWeight(5, 0)).isEqualTo(1);
        assertThat(LAW.recentWeight(5, 1)).isCloseTo(LAW.recentFactor(), within(1e-12));
        assertThat(LAW.recentWeight(5, LAW.recentSize() - 1)).isPositive();
        assertThat(LAW.recentWeight(5, LAW.recentSize())).isZero();
    }

    @Test
    void lawsThatWeighNothingOrForeverAreRefusedByName() {
        assertThatThrownBy(() -> new TasteLaw(LAW.preference(), LAW.decay(), 1, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recentFactor");
        assertThatThrownBy(() -> new TasteLaw(LAW.preference(), LAW.decay(), 0.9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recentSize");
    }
}
