package com.movieconcierge.recommend.domain.index;

/** The plain loop: right everywhere, and what the fast one is held against. */
public final class ScalarRowScanner implements RowScanner {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void scan(RowBlock block, float[] query, float priorWeight, RowSet allowed, TopK best) {
        block.requireFits(query);
        for (int row = 0; row < block.rows(); row++) {
            if (allowed.contains(row)) {
                best.offer(
                        dot(block.matrix(), row * block.stride(), query, 0, query.length)
                                + priorWeight * block.prior()[row],
                        row);
            }
        }
    }

    @Override
    public void products(float[] matrix, int start, int[] starts, int length, float[] products) {
        for (int k = 0; k < starts.length; k++) {
            products[k] = dot(matrix, start, matrix, starts[k], length);
        }
    }

    private static float dot(float[] a, int fromA, float[] b, int fromB, int length) {
        float sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
    }
}
