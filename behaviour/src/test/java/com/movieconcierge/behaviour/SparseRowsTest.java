package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseRowsTest {
    private static final float[] DENSE = {
        0.1f, -3, 2, 0, //
        0, 0, 0, 0, //
        1, -1, 1, 5
    };

    private static double[] row(SparseRows rows, int row) {
        double[] sums = new double[4];
        rows.addScaled(sums, row, 2);
        return sums;
    }

    @Test
    void theStrongestOfEachRowAreKeptWhateverTheirSign() {
        SparseRows two = SparseRows.strongest(DENSE, 3, 4, 2);
        assertThat(row(two, 0)).containsExactly(0, -6, 4, 0);
        assertThat(row(two, 1)).containsOnly(0);
        assertThat(two.at(0, 1)).isEqualTo(-3);
        assertThat(two.at(0, 0)).isZero();
        assertThat(two.at(1, 3)).isZero();
    }

    @Test
    void ofEqualOnesAllAreKept() {
        assertThat(row(SparseRows.strongest(DENSE, 3, 4, 2), 2)).containsExactly(2, -2, 2, 10);
    }

    @Test
    void aRowThatIsShortEnoughStaysWhole() {
        assertThat(row(SparseRows.strongest(DENSE, 3, 4, 4), 0)).containsExactly(2 * 0.1f, -6, 4, 0);
    }
}
