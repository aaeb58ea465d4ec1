package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxArithmeticTest {
    private static final SoftmaxArithmetic PLAIN = new SoftmaxArithmetic.Plain();
    private static final int START = 3;

    private static float[] scores(int count) {
        Random random = new Random(count);
        float[] scores = new float[START + count + 2];
        for (int i = 0; i < scores.length; i++) {
            // Some are so far below the others that nothing is left of them, some are out.
            scores[i] = i % 7 == 5 ? Float.NEGATIVE_INFINITY : (float) (random.nextGaussian() * 40);
        }
        return scores;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 48, 1000})
    void theFastOneIsThePlainOneToTheBit(int count) {
        float[] fast = scores(count);
        float[] plain = fast.clone();
        float largest = SoftmaxArithmetic.BEST.largest(fast, START, count);
        assertThat(largest).isEqualTo(PLAIN.largest(plain, START, count));
        assertThat(SoftmaxArithmetic.BEST.exponentials(fast, START, count, largest))
                .isEqualTo(PLAIN.exponentials(plain, START, count, largest));
        assertThat(fast).isEqualTo(plain);
    }

    @Test
    void exponentialsAreThoseOfTheJdk() {
        float[] scores = scores(500);
        float[] before = scores.clone();
        float largest = PLAIN.largest(scores, START, 500);
        double sum = 0;
        float returned = SoftmaxArithmetic.BEST.exponentials(scores, START, 500, largest);
        for (int i = START; i < START + 500; i++) {
            double exp = Math.exp((double) before[i] - largest);
            sum += exp;
            if (exp > 1e-37) {
                assertThat((double) scores[i]).isCloseTo(exp, withPercentage(1e-3));
            } else {
                assertThat(scores[i]).isLessThan(2e-37f);
            }
        }
        assertThat((double) returned).isCloseTo(sum, withPercentage(1e-3));
        // What is beside them stays as it is.
        assertThat(scores[0]).isEqualTo(before[0]);
        assertThat(scores[START + 500]).isEqualTo(before[START + 500]);
    }

    @Test
    void ofNoneTheLargestIsNone() {
        assertThat(SoftmaxArithmetic.BEST.largest(new float[4], 1, 0)).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
