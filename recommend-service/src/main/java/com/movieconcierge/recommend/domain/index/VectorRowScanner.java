package com.movieconcierge.recommend.domain.index;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows at once on the Vector API. The only class that names {@code jdk.incubator.vector}: where the module is not
 * loaded, linking it fails and {@link RowScanners} falls back.
 *
 * <p>The tile is a small method of its own and the heap stays outside: with the heap inlined the compiler spills the
 * accumulators, and the scan is four times slower (docs/measurements.md).
 */
final class VectorRowScanner implements RowScanner {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int TILE = 4;

    @Override
    public String name() {
        return "vector-api-" + SPECIES.vectorBitSize();
    }

    @Override
    public void scan(RowBlock block, float[] query, float priorWeight, RowSet allowed, TopK best) {
        block.requireFits(query);
        float[] scores = new float[TILE];
        int whole = block.rows() / TILE * TILE;
        for (int row = 0; row < whole; row += TILE) {
            int wanted = allowed.four(row);
            if (wanted != 0) {
                tile(block.matrix(), row * block.stride(), query, scores);
                offer(scores, row, wanted, block.prior(), priorWeight, best);
            }
        }
        for (int row = whole; row < block.rows(); row++) {
            if (allowed.contains(row)) {
                float content = one(block.matrix(), row * block.stride(), query);
                best.offer(content + priorWeight * block.prior()[row], row);
            }
        }
    }

    @Override
    public void products(float[] matrix, int start, int[] starts, int length, float[] products) {
        int k = 0;
        for (; k + 1 < starts.length; k += 2) {
            pair(matrix, start, starts[k], starts[k + 1], length, products, k);
        }
        if (k < starts.length) {
            float[] twice = new float[2];
            pair(matrix, start, starts[k], starts[k], length, twice, 0);
            products[k] = twice[0];
        }
    }

    private static void pair(float[] matrix, int start, int first, int second, int length, float[] products, int at) {
        int bound = SPECIES.loopBound(length);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            FloatVector a = FloatVector.fromArray(SPECIES, matrix, start + i);
            sum0 = FloatVector.fromArray(SPECIES, matrix, first + i).fma(a, sum0);
            sum1 = FloatVector.fromArray(SPECIES, matrix, second + i).fma(a, sum1);
        }
        float left0 = 0;
        float left1 = 0;
        for (; i < length; i++) {
            left0 += matrix[start + i] * matrix[first + i];
            left1 += matrix[start + i] * matrix[second + i];
        }
        products[at] = sum0.reduceLanes(VectorOperators.ADD) + left0;
        products[at + 1] = sum1.reduceLanes(VectorOperators.ADD) + left1;
    }

    private static void offer(float[] scores, int row, int wanted, float[] prior, float priorWeight, TopK best) {
        float threshold = best.threshold();
        for (int i = 0; i < TILE; i++) {
            float score = scores[i] + priorWeight * prior[row + i];
            if (score >= threshold && (wanted & (1 << i)) != 0) {
                best.offer(score, row + i);
            }
        }
    }

    private static void tile(float[] matrix, int start, float[] query, float[] scores) {
        int stride = query.length;
        int lanes = SPECIES.length();
        int bound = SPECIES.loopBound(stride);
        int start1 = start + stride;
        int start2 = start1 + stride;
        int start3 = start2 + stride;
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i < bound; i += lanes) {
            FloatVector q = FloatVector.fromArray(SPECIES, query, i);
            sum0 = FloatVector.fromArray(SPECIES, matrix, start + i).fma(q, sum0);
            sum1 = FloatVector.fromArray(SPECIES, matrix, start1 + i).fma(q, sum1);
            sum2 = FloatVector.fromArray(SPECIES, matrix, start2 + i).fma(q, sum2);
            sum3 = FloatVector.fromArray(SPECIES, matrix, start3 + i).fma(q, sum3);
        }
        scores[0] = sum0.reduceLanes(VectorOperators.ADD) + tail(matrix, start, query, i);
        scores[1] = sum1.reduceLanes(VectorOperators.ADD) + tail(matrix, start1, query, i);
        scores[2] = sum2.reduceLanes(VectorOperators.ADD) + tail(matrix, start2, query, i);
        scores[3] = sum3.reduceLanes(VectorOperators.ADD) + tail(matrix, start3, query, i);
    }

    private static float one(float[] matrix, int start, float[] query) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int bound = SPECIES.loopBound(query.length);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            sum = FloatVector.fromArray(SPECIES, matrix, start + i).fma(FloatVector.fromArray(SPECIES, query, i), sum);
        }
        return sum.reduceLanes(VectorOperators.ADD) + tail(matrix, start, query, i);
    }

    /** What is left when the stride is no multiple of the lanes; nothing for the rows of an index. */
    private static float tail(float[] matrix, int start, float[] query, int from) {
        float sum = 0;
        for (int i = from; i < query.length; i++) {
            sum += matrix[start + i] * query[i];
        }
        return sum;
    }
}
