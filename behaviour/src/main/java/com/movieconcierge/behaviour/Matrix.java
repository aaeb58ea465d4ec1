package com.movieconcierge.behaviour;

/**
 * Numbers that are read as a matrix; the entry of row i and column j is {@code numbers[offset + i · rowStride + j · columnStride]}.
 *
 * @param rowStride from a row to the next
 * @param columnStride from a column to the next; 1 in a matrix that lies row by row
 */
public record Matrix(float[] numbers, int offset, int rows, int columns, int rowStride, int columnStride) {

    /** Row by row, from the first number on. */
    public static Matrix of(float[] numbers, int rows, int columns) {
        return new Matrix(numbers, 0, rows, columns, columns, 1);
    }

    /** Some of the rows. */
    public Matrix rows(int from, int count) {
        return new Matrix(numbers, offset + from * rowStride, count, columns, rowStride, columnStride);
    }

    /** The same numbers, rows read as columns. */
    public Matrix transposed() {
        return new Matrix(numbers, offset, columns, rows, columnStride, rowStride);
    }

    /** Where a row begins. */
    int at(int row) {
        return offset + row * rowStride;
    }
}
