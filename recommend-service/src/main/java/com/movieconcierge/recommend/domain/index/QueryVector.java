package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.kernel.Vectors;
import java.util.List;

/**
 * A question as one vector a modality: what the rows of an index are multiplied with.
 *
 * @param layout of the index that is asked
 * @param blocks in the order of the layout; each of unit length, or zero where nothing is asked of the modality
 */
public record QueryVector(BlockLayout layout, List<double[]> blocks) {

    public QueryVector {
        blocks = List.copyOf(blocks);
    }

    /** As long as a row of the index: what is scanned with. */
    public float[] row() {
        float[] row = new float[layout.stride()];
        for (int k = 0; k < blocks.size(); k++) {
            double[] block = blocks.get(k);
            int offset = layout.blocks().get(k).offset();
            for (int i = 0; i < block.length; i++) {
                row[offset + i] = (float) block[i];
            }
        }
        return row;
    }

    /** True when there is nothing to compare with. */
    public boolean isZero() {
        return blocks.stream().allMatch(block -> norm(block) == 0);
    }

    /** {@code Σₖ α'ₖ ⟨qₖ, cₖ⟩} in double: what the shares of an explanation add up to, popularity aside. */
    public double dot(IndexSnapshot index, int row) {
        double sum = 0;
        for (int k = 0; k < blocks.size(); k++) {
            sum += index.dot(blocks.get(k), row, k);
        }
        return sum;
    }

    /** Euclidean length. */
    public static double norm(double[] vector) {
        return Math.sqrt(Vectors.dot(vector, vector));
    }

    /** {@code factorA · a + factorB · b}. */
    public static double[] mix(double factorA, double[] a, double factorB, double[] b) {
        double[] mix = new double[a.length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = factorA * a[i] + factorB * b[i];
        }
        return mix;
    }
}
