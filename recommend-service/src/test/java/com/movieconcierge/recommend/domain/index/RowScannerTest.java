package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowScannerTest {
    private static final float PRIOR_WEIGHT = 0.05f;

    /** The build runs tests with the module: a silent fallback to the slow loop is a failure here. */
    @Test
    void theVectorApiIsThere() {
        assertThat(RowScanner.best()).isInstanceOf(VectorRowScanner.class);
        assertThat(RowScanner.best().name()).startsWith("vector-api-");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 16", "13, 16", "13, 13", "207, 207", "207, 896", "4098, 48", "4098, 1", "4, 4098", "64, 384"
    })
    void bothScannersFindTheSameRows(int rows, int stride) {
        Random random = new Random(rows * 31L + stride);
        RowScanner.RowBlock block = block(rows, stride, random);
        float[] query = floats(stride, random);
        RowSet allowed = RowSet.all(rows);
        allowed.retain(row -> row % 3 != 1);
        TopK scalar = new TopK(10);
        TopK vector = new TopK(10);
        RowScanner.scalar().scan(block, query, PRIOR_WEIGHT, allowed, scalar);
        RowScanner.vector().scan(block, query, PRIOR_WEIGHT, allowed, vector);
        assertThat(vector.drain()).isEqualTo(scalar.drain());
    }

    /** The heap hides small errors; with room for all, the order must agree as well. */
    @ParameterizedTest
    @CsvSource({"13, 207", "207, 13", "4098, 33"})
    void everyRowScoresAlike(int rows, int stride) {
        Random random = new Random(5);
        RowScanner.RowBlock block = block(rows, stride, random);
        float[] query = floats(stride, random);
        for (int row = 0; row < rows; row++) {
            RowSet only = RowSet.none(rows);
            only.add(row);
            TopK scalar = new TopK(1);
            TopK vector = new TopK(1);
            RowScanner.scalar().scan(block, query, PRIOR_WEIGHT, only, scalar);
            RowScanner.vector().scan(block, query, PRIOR_WEIGHT, only, vector);
            float expected = scalar.threshold();
            assertThat(vector.threshold()).isCloseTo(expected, within(1e-4f));
            assertThat(vector.drain()).containsExactly(row);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 384", "7, 570", "64, 13", "0, 8"})
    void bothScannersMultiplyAlike(int count, int length) {
        Random random = new Random(7);
        float[] matrix = floats(2000, random);
        int[] starts = random.ints(count, 0, 2000 - length).toArray();
        float[] scalar = new float[count];
        float[] vector = new float[count];
        RowScanner.scalar().products(matrix, 5, starts, length, scalar);
        RowScanner.vector().products(matrix, 5, starts, length, vector);
        assertThat(vector).containsExactly(scalar, within(1e-3f));
    }

    @Test
    void rowsThatAreNotAllowedAreNeverFound() {
        RowScanner.RowBlock block = block(100, 16, new Random(1));
        TopK best = new TopK(10);
        RowScanner.best().scan(block, floats(16, new Random(2)), 0, RowSet.none(100), best);
        assertThat(best.drain()).isEmpty();
    }

    @Test
    void aQueryOfAnotherWidthIsRefused() {
        RowScanner.RowBlock block = block(4, 16, new Random(1));
        for (RowScanner scanner : new RowScanner[] {RowScanner.scalar(), RowScanner.vector()}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scanner.scan(block, new float[15], 0, RowSet.all(4), new TopK(1)));
        }
    }

    private static RowScanner.RowBlock block(int rows, int stride, Random random) {
        return new RowScanner.RowBlock(floats(rows * stride, random), stride, rows, floats(rows, random));
    }

    private static float[] floats(int size, Random random) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }
}
