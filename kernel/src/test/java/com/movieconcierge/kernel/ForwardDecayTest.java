package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ForwardDecayTest {
    private static final Instant LANDMARK = Instant.parse("2020-01-01T00:00:00Z");
    private final ForwardDecay decay = new ForwardDecay(LANDMARK, Duration.ofDays(365));

    @Test
    void halvesEveryHalfLife() {
        assertThat(decay.weight(LANDMARK)).isEqualTo(1);
        assertThat(decay.weight(LANDMARK.minus(Duration.ofDays(365)))).isCloseTo(0.5, within(1e-12));
        assertThat(decay.remaining(LANDMARK, LANDMARK.plus(Duration.ofDays(730))))
                .isCloseTo(0.25, within(1e-12));
    }

    /** Time passing scales all weights alike: ratios, and so every direction, stay. */
    @Property(seed = "20261122")
    void ratiosDoNotDependOnTheLandmark(
            @ForAll @LongRange(min = -9000, max = 9000) long a,
            @ForAll @LongRange(min = -9000, max = 9000) long b,
            @ForAll @LongRange(min = -3000, max = 3000) long shift) {
        ForwardDecay moved = new ForwardDecay(LANDMARK.plus(Duration.ofDays(shift)), decay.halfLife());
        Instant timeA = LANDMARK.plus(Duration.ofDays(a));
        Instant timeB = LANDMARK.plus(Duration.ofDays(b));
        double ratio = decay.weight(timeA) / decay.weight(timeB);
        assertThat(moved.weight(timeA) / moved.weight(timeB)).isCloseTo(ratio, within(ratio * 1e-9));
    }

    @Test
    void unrepresentableAgesAreRefusedInsteadOfBecomingInfinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decay.weight(LANDMARK.plus(Duration.ofDays(365L * 501))))
                .withMessageContaining("half-lives from the landmark");
    }

    /** The smallest long among them: its difference to the landmark overflows as a long. */
    @Test
    void whatTheLawReachesCanBeWeighedAndNothingElse() {
        assertThat(decay.reaches(LANDMARK.plus(Duration.ofDays(365L * 500)))).isTrue();
        assertThat(decay.reaches(LANDMARK.minus(Duration.ofDays(365L * 500)))).isTrue();
        assertThat(decay.reaches(LANDMARK.plus(Duration.ofDays(365L * 501)))).isFalse();
        assertThat(decay.reaches(LANDMARK.minus(Duration.ofDays(365L * 501)))).isFalse();
        for (Instant far : List.of(
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MIN_VALUE + LANDMARK.toEpochMilli()),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.MIN,
                Instant.MAX)) {
            assertThat(decay.reaches(far)).as(far.toString()).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> decay.weight(far));
        }
    }
}
