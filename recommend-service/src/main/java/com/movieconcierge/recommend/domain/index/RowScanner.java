package com.movieconcierge.recommend.domain.index;

/**
 * Scores rows of a contiguous matrix, {@code ⟨query, row⟩ + priorWeight · prior[row]}, and multiplies rows with each other,
 * which is what explanations are made of.
 */
public interface RowScanner {

    /** For logs and {@code /v1/model}. */
    String name();

    /**
     * Offers every allowed row's score.
     *
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
     * Rows side by side.
     *
     * @param matrix row-major; at least {@code rows · stride} floats
     * @param stride floats a row
     * @param prior one a row
     */
    record RowBlock(float[] matrix, int stride, int rows, float[] prior) {

        void requireFits(float[] query) {
            if (query.length != stride || matrix.length < (long) rows * stride || prior.length < rows) {
                throw new IllegalArgumentException("a query of " + query.length + " does not fit " + rows + " rows of "
                        + stride + " with " + prior.length + " priors");
            }
        }
    }
}
