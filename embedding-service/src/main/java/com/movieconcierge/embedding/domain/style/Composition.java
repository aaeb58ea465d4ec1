package com.movieconcierge.embedding.domain.style;

import static com.movieconcierge.kernel.StyleLayout.GRID;
import static com.movieconcierge.kernel.StyleLayout.GRID_CHANNELS;
import static com.movieconcierge.kernel.StyleLayout.GRID_SIDE;

/**
 * Where light, colour and detail lie in the frame, in four by four cells that fade into one another: a cut at the edges
 * moves little from cell to cell. Light and edges are measured against the whole picture's, colours against their own
 * brightness, so that exposure does not matter.
 */
final class Composition {
    private static final double VISIBLE = 0.05;
    private static final double MOST = 3;

    private Composition() {}

    static void measure(PixelPlanes canvas, double[] features) {
        int cells = GRID_SIDE * GRID_SIDE;
        double[][] sums = new double[GRID_CHANNELS][cells];
        double[] weights = new double[cells];
        double[] whole = new double[GRID_CHANNELS];
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                double[] values = values(canvas, x, y);
                for (int k = 0; k < GRID_CHANNELS; k++) {
                    whole[k] += values[k] / canvas.size();
                }
                spread(values, place(x, canvas.width()), place(y, canvas.height()), sums, weights);
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < GRID_CHANNELS; k++) {
                double mean = sums[k][cell] / Math.max(1e-9, weights[cell]);
                boolean relative = k == 0 || k == GRID_CHANNELS - 1;
                double value = relative ? mean / Math.max(1e-3, whole[k]) / MOST : 0.5 + mean / 2;
                features[GRID + k * cells + cell] = Math.min(1, Math.max(0, value));
            }
        }
    }

    /** In cells, the middle of the first is 0. */
    private static double place(int at, int length) {
        return (at + 0.5) / length * GRID_SIDE - 0.5;
    }

    private static double[] values(PixelPlanes canvas, int x, int y) {
        int i = y * canvas.width() + x;
        double r = canvas.red()[i];
        double g = canvas.green()[i];
        double b = canvas.blue()[i];
        double sum = Math.max(VISIBLE, r + g + b);
        boolean inside = x > 0 && y > 0 && x < canvas.width() - 1 && y < canvas.height() - 1;
        double edge = inside ? EdgesAndTexture.gradient(canvas.light(), canvas.width(), i) : 0;
        return new double[] {canvas.light()[i], (r - g) / sum, ((r + g) / 2 - b) / sum, edge};
    }

    private static void spread(double[] values, double column, double row, double[][] sums, double[] weights) {
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        for (int dy = 0; dy < 2; dy++) {
            for (int dx = 0; dx < 2; dx++) {
                double weight = (1 - Math.abs(column - left - dx)) * (1 - Math.abs(row - top - dy));
                int cell = bounded(top + dy) * GRID_SIDE + bounded(left + dx);
                weights[cell] += weight;
                for (int k = 0; k < GRID_CHANNELS; k++) {
                    sums[k][cell] += weight * values[k];
                }
            }
        }
    }

    private static int bounded(int cell) {
        return Math.min(GRID_SIDE - 1, Math.max(0, cell));
    }
}
