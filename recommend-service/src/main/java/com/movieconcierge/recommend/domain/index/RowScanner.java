package com.movieconcierge.recommend.domain.index;

/**
 * Scores rows of a contiguous matrix, {@code ⟨query, row⟩ + priorWeight · prior[row]}, and multiplies rows with each other,
 * which is what explanations are made of.
 */
public interface RowScanner {

    /** The Vector API where the JVM was started with {@code --add-modules jdk.incubator.vector}, else the plain loop. */
    static RowScanner best() {
        try {
            return vector();
        } catch (LinkageError e) {
            return scalar();
        }
    }

    /** @throws LinkageError when the JVM was started without the module */
    static RowScanner vector() {
        RowScanner vector = new VectorRowScanner();
        // Its name asks for the species: what can be missing is missed here and not at the first request.
        if (vector.name().isEmpty()) {
            throw new IllegalStateException("the vector scanner has no name");
        }
        return vector;
    }

    static RowScanner scalar() {
        return new Scalar();
    }

    /** For logs and {@code /v1/model}. */
    String name();

    /**
     * @param block what is scanned
     * @param query as long as a row, padding included
     */
    void scan(RowBlock block, float[] query, float priorWeight, RowSet allowed, TopK best);

    /**
     * Inner products of one stretch of a matrix with others of the same length.
     *
     * @param start where the one begins
     * @param starts where the others begin
     * @param products takes one a start
     */
    void products(float[] matrix, int start, int[] starts, int length, float[] products);

    /**
     * @param matrix row-major; at least {@code rows · stride} floats
     * @param stride floats a row
     * @param prior one a row
     */
    record RowBlock(float[] matrix, int stride, int rows, float[] prior) {

        /** The same rows with other priors. */
        public RowBlock with(float[] otherPrior) {
            return new RowBlock(matrix, stride, rows, otherPrior);
        }

        void requireFits(float[] query) {
            if (query.length != stride || matrix.length < (long) rows * stride || prior.length < rows) {
                throw new IllegalArgumentException("a query of " + query.length + " does not fit " + rows + " rows of "
                        + stride + " with " + prior.length + " priors");
            }
        }
    }

    /** The plain loop: right everywhere, and what the fast one is held against. */
    final class Scalar implements RowScanner {

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
}
