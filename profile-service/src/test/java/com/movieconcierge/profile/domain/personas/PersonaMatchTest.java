package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Modality;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PersonaMatchTest {
    private static final double LEAST = 0.5;

    @Property(tries = 300)
    void noOtherAssignmentComesToMore(
            @ForAll @IntRange(max = 6) int rows, @ForAll @IntRange(max = 6) int columns, @ForAll long seed) {
        double[][] values = values(rows, columns, seed);

        int[] match = PersonaMatch.match(values, columns, LEAST);

        int[] taken = IntStream.of(match).filter(row -> row >= 0).toArray();
        assertThat(taken).doesNotHaveDuplicates();
        double total = 0;
        for (int column = 0; column < columns; column++) {
            if (match[column] >= 0) {
                assertThat(values[match[column]][column]).isGreaterThanOrEqualTo(LEAST);
                total += values[match[column]][column];
            }
        }
        assertThat(total).isEqualTo(greatest(values, 0, new boolean[columns]), within(1e-9));
    }

    @Test
    void manyFormerPersonasAreNoMoreWork() {
        double[][] values = values(100, 10, 1);
        for (int column = 0; column < 10; column++) {
            values[90 + column][column] = 2;
        }

        assertThat(PersonaMatch.match(values, 10, LEAST))
                .containsExactly(IntStream.range(90, 100).toArray());
    }

    @Test
    void morePersonasThanCanBeMatchedAreRefusedBeforeAnyFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitSettings(20, 2, 21, Map.of(Modality.FACTS, 1.0), 0.5, 12, 10, 1))
                .withMessage("most is at most 20, got 21");
        assertThatIllegalArgumentException().isThrownBy(() -> PersonaMatch.match(new double[0][], 21, LEAST));
    }

    private static double[][] values(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            // Few different values, so that there are ties.
            Arrays.setAll(
                    row, column -> random.nextInt(5) * 0.25 + (random.nextBoolean() ? random.nextDouble() / 9 : 0));
        }
        return values;
    }

    /** By trying all. */
    private static double greatest(double[][] values, int row, boolean[] taken) {
        if (row == values.length) {
            return 0;
        }
        double best = greatest(values, row + 1, taken);
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column] && values[row][column] >= LEAST) {
                taken[column] = true;
                best = Math.max(best, values[row][column] + greatest(values, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
