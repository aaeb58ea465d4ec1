package com.movieconcierge.recommend.domain.index;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows at once on the Vector API. The only class that names {@code jdk.incubator.vector}: where the module is not
 * loaded, linking it fails and {@link RowScanner} falls back.
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

    /** To the bit the same every time, unlike {@code reduceLanes}, whose order is the compiler's: shares are shown. */
    @Override
    public void products(float[] matrix, int start, int[] starts, int length, float[] products) {
        float[] lanes = new float[2 * SPECIES.length()];
        for (int k = 0; k < starts.length; k += 2) {
            boolean two = k + 1 < starts.length;
            pair(matrix, start, starts[k], starts[two ? k + 1 : k], length, lanes);
            products[k] = total(lanes, 0) + tail(matrix, start, matrix, starts[k], SPECIES.loopBound(length), length);
            if (two) {
                products[k + 1] = total(lanes, SPECIES.length())
                        + tail(matrix, start, matrix, starts[k + 1], SPECIES.loopBound(length), length);
            }
        }
    }

    private static void pair(float[] matrix, int start, int first, int second, int length, float[] lanes) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        for (int i = 0; i < SPECIES.loopBound(length); i += SPECIES.length()) {
            FloatVector a = FloatVector.fromArray(SPECIES, matrix, start + i);
            sum0 = FloatVector.fromArray(SPECIES, matrix, first + i).fma(a, sum0);
            sum1 = FloatVector.fromArray(SPECIES, matrix, second + i).fma(a, sum1);
        }
        sum0.intoArray(lanes, 0);
        sum1.intoArray(lanes, SPECIES.length());
    }

    private static float total(float[] lanes, int from) {
        float total = 0;
        for (int i = from; i < from + SPECIES.length(); i++) {
            total += lanes[i];
        }
        return total;
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
        scores[0] = sum0.reduceLanes(VectorOperators.ADD) + tail(matrix, start, query, 0, i, query.length);
        scores[1] = sum1.reduceLanes(VectorOperators.ADD) + tail(matrix, start1, query, 0, i, query.length);
        scores[2] = sum2.reduceLanes(VectorOperators.ADD) + tail(matrix, start2, query, 0, i, query.length);
        scores[3] = sum3.reduceLanes(VectorOperators.ADD) + tail(matrix, start3, query, 0, i, query.length);
    }

    private static float one(float[] matrix, int start, float[] query) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int bound = SPECIES.loopBound(query.length);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            sum = FloatVector.fromArray(SPECIES, matrix, start + i).fma(FloatVector.fromArray(SPECIES, query, i), sum);
        }
        return sum.reduceLanes(VectorOperators.ADD) + tail(matrix, start, query, 0, i, query.length);
    }

    /** What is left when the length is no multiple of the lanes; nothing for whole rows of an index. */
    private static float tail(float[] a, int startA, float[] b, int startB, int from, int length) {
        float sum = 0;
        for (int i = from; i < length; i++) {
            sum += a[startA + i] * b[startB + i];
        }
        return sum;
    }
}
