package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
    private static final MatrixProduct PLAIN = new MatrixProduct.Plain();

    private final Random random = new Random(3);

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "6,32,8", "7,33,5", "13,100,64", "5,31,3", "128,350,64", "0,4,3", "4,0,3", "12,70,0"})
    void theFastOneIsThePlainOneToTheBit(int rows, int columns, int depth) {
        Matrix left = Matrix.of(numbers(rows * depth), rows, depth);
        Matrix turned = Matrix.of(numbers(depth * rows), depth, rows).transposed();
        Matrix right = Matrix.of(numbers(depth * columns), depth, columns);
        for (Matrix one : new Matrix[] {left, turned}) {
            Matrix fast = Matrix.of(numbers(rows * columns), rows, columns);
            Matrix plain = Matrix.of(numbers(rows * columns), rows, columns);
            MatrixProduct.BEST.multiply(one, right, fast);
            PLAIN.multiply(one, right, plain);
            assertThat(fast.numbers()).isEqualTo(plain.numbers());
        }
    }

    @Test
    void entriesAreSumsOfProducts() {
        Matrix left = Matrix.of(numbers(9 * 4), 9, 4).rows(2, 5);
        Matrix right = Matrix.of(numbers(4 * 40), 4, 40);
        Matrix product = Matrix.of(new float[9 * 40], 9, 40);
        MatrixProduct.BEST.multiply(left, right, product.rows(1, 5));
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 40; column++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += (double) left.numbers()[(row + 2) * 4 + k] * right.numbers()[k * 40 + column];
                }
                assertThat((double) product.numbers()[(row + 1) * 40 + column]).isCloseTo(sum, offset(1e-5));
            }
        }
        // What is not of the product stays as it is.
        assertThat(product.numbers()[39]).isZero();
        assertThat(product.numbers()[6 * 40]).isZero();
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        Matrix two = Matrix.of(new float[4], 2, 2);
        Matrix wide = Matrix.of(new float[6], 2, 3);
        assertThatThrownBy(() -> PLAIN.multiply(wide, two, wide)).hasMessageContaining("a product of 2 × 3 and 2 × 2");
        assertThatThrownBy(() -> PLAIN.multiply(two, two.transposed(), two)).hasMessageContaining("row by row");
    }
}
