package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class FastExpTest {
    @Test
    void itIsTheExponentialFunctionToSomeLastPlaces() {
        for (float x = -87; x <= 0; x += 0.00371f) {
            assertThat(FastExp.exp(x) / Math.exp(x)).isCloseTo(1, offset(3e-7));
        }
        assertThat(FastExp.exp(0)).isEqualTo(1);
    }

    @Test
    void whatIsTooSmallIsNothing() {
        assertThat(FastExp.exp(-88)).isZero();
        assertThat(FastExp.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FastExp.exp(Float.NaN)).isNaN();
    }
}
