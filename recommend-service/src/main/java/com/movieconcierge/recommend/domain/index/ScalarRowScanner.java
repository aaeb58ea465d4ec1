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
                best.offer(dot(block.matrix(), row * block.stride(), query) + priorWeight * block.prior()[row], row);
            }
        }
    }

    @Override
    public void products(float[] matrix, int start, int[] starts, int length, float[] products) {
        for (int k = 0; k < starts.length; k++) {
            float sum = 0;
            for (int i = 0; i < length; i++) {
                sum += matrix[start + i] * matrix[starts[k] + i];
            }
            products[k] = sum;
        }
    }

    private static float dot(float[] matrix, int start, float[] query) {
        float sum = 0;
        for (int i = 0; i < query.length; i++) {
            sum += matrix[start + i] * query[i];
        }
        return sum;
    }
}
