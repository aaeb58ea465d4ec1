package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskySolverTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 192, 193, 500})
    void whatItFindsSolvesTheSystem(int n) {
        Random random = new Random(n);
        double[][] factor = new double[n][n];
        for (double[] row : factor) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        float[] matrix = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = i == j ? n : 0;
                for (int k = 0; k < n; k++) {
                    sum += factor[k][i] * factor[k][j];
                }
                matrix[j * n + i] = (float) sum;
            }
        }
        int columns = 3;
        float[] sides = new float[n * columns];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = random.nextFloat();
        }
        float[] solution = sides.clone();
        CholeskySolver.solve(matrix.clone(), n, solution, columns);
        for (int column = 0; column < columns; column++) {
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += (double) matrix[j * n + i] * solution[column * n + j];
                }
                assertThat(product).isCloseTo(sides[column * n + i], org.assertj.core.data.Offset.offset(1e-3));
            }
        }
    }

    @Test
    void onlyTheUpperTriangleCounts() {
        float[] side = {5, 11};
        // 2 1; 1 3, with nonsense below the diagonal
        CholeskySolver.solve(new float[] {2, 99, 1, 3}, 2, side, 1);
        assertThat(side).containsExactly(new float[] {0.8f, 3.4f}, org.assertj.core.data.Offset.offset(1e-5f));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        assertThatThrownBy(() -> CholeskySolver.solve(new float[] {1, 2, 2, 1}, 2, new float[2], 1))
                .hasMessageContaining("not positive definite in row 1");
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> CholeskySolver.solve(new float[4], 2, new float[3], 2))
                .hasMessageContaining("needs other arrays");
    }
}
