package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyDrawTest {
    private static final int MANY = 20_000;

    @Test
    void aDayIsOneFromMidnightToMidnightInUtc() {
        DailyDraw morning = DailyDraw.of("ava", Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(DailyDraw.of("ava", Instant.parse("2026-11-30T23:59:59.999Z")))
                .isEqualTo(morning);
        assertThat(DailyDraw.of("ava", Instant.parse("2026-12-01T00:00:00Z"))).isNotEqualTo(morning);
    }

    @Test
    void anythingElseIsAnotherNumber() {
        DailyDraw draw = new DailyDraw("ava", 20_000);
        double number = draw.uniform("rotation", "42");
        assertThat(draw.uniform("rotation", "42")).isEqualTo(number);
        assertThat(draw.uniform("rotation", "43")).isNotEqualTo(number);
        assertThat(draw.uniform("try", "42")).isNotEqualTo(number);
        assertThat(new DailyDraw("ava", 20_001).uniform("rotation", "42")).isNotEqualTo(number);
        assertThat(new DailyDraw("ben", 20_000).uniform("rotation", "42")).isNotEqualTo(number);
    }

    @Test
    void numbersAreEvenOverFilmsAndOverDays() {
        DailyDraw draw = new DailyDraw("ava", 20_000);
        double[] films = IntStream.range(0, MANY)
                .mapToDouble(film -> draw.uniform("rotation", "m" + film))
                .toArray();
        double[] days = IntStream.range(0, MANY)
                .mapToDouble(day -> new DailyDraw("ava", day).uniform("rotation", "m1"))
                .toArray();
        for (double[] numbers : new double[][] {films, days}) {
            int[] tenths = new int[10];
            for (double number : numbers) {
                assertThat(number).isStrictlyBetween(0.0, 1.0);
                tenths[(int) (10 * number)]++;
            }
            // Six standard deviations.
            assertThat(IntStream.of(tenths).boxed())
                    .allSatisfy(count -> assertThat(count).isBetween(1_750, 2_250));
        }
        assertThat(correlation(days)).as("from one day to the next").isCloseTo(0, within(0.05));
    }

    private static double correlation(double[] numbers) {
        return 12
                * IntStream.range(1, numbers.length)
                        .mapToDouble(i -> (numbers[i] - 0.5) * (numbers[i - 1] - 0.5))
                        .average()
                        .orElseThrow();
    }

    @Test
    void theMeanOfGumbelIsEulersConstant() {
        DailyDraw draw = new DailyDraw("ava", 20_000);
        assertThat(IntStream.range(0, MANY)
                        .mapToDouble(film -> draw.gumbel("rotation", "m" + film))
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5772, within(0.06));
    }
}
