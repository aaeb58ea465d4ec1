package com.movieconcierge.trailers.shots;

/**
 * A frame at the size it is judged at, and what is measured on it. All measures lie in [0, 1].
 *
 * @param cells mean colours of a grid of {@value #CELLS_WIDE} x {@value #CELLS_HIGH}, three bytes each
 * @param light mean luma (Rec. 601)
 * @param spread standard deviation of luma
 * @param sharpness mean of the absolute Laplacian of luma
 */
public record FrameStatistics(byte[] cells, byte[] luma, double light, double spread, double sharpness) {
    /** Of the picture that is asked for: RGB, whatever shape the video has. */
    public static final int WIDTH = 160;

    public static final int HEIGHT = 90;

    private static final int CELL = 5;
    private static final int CELLS_WIDE = WIDTH / CELL;
    private static final int CELLS_HIGH = HEIGHT / CELL;
    private static final double FULL = 255;

    /** Measures a picture of {@link #WIDTH} x {@link #HEIGHT} pixels, three bytes each. */
    public static FrameStatistics at(byte[] rgb) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        int[] sums = new int[CELLS_WIDE * CELLS_HIGH * 3];
        long sum = 0;
        long squares = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = y * WIDTH + x;
                int red = rgb[3 * at] & 0xff;
                int green = rgb[3 * at + 1] & 0xff;
                int blue = rgb[3 * at + 2] & 0xff;
                int light = (299 * red + 587 * green + 114 * blue) / 1000;
                luma[at] = (byte) light;
                sum += light;
                squares += (long) light * light;
                int cell = 3 * (y / CELL * CELLS_WIDE + x / CELL);
                sums[cell] += red;
                sums[cell + 1] += green;
                sums[cell + 2] += blue;
            }
        }
        byte[] cells = new byte[sums.length];
        for (int i = 0; i < sums.length; i++) {
            cells[i] = (byte) (sums[i] / (CELL * CELL));
        }
        double mean = (double) sum / luma.length;
        double variance = Math.max(0, (double) squares / luma.length - mean * mean);
        return new FrameStatistics(cells, luma, mean / FULL, Math.sqrt(variance) / FULL, sharpness(luma));
    }

    private static double sharpness(byte[] luma) {
        long sum = 0;
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                int at = y * WIDTH + x;
                sum += Math.abs(4 * (luma[at] & 0xff)
                        - (luma[at - 1] & 0xff)
                        - (luma[at + 1] & 0xff)
                        - (luma[at - WIDTH] & 0xff)
                        - (luma[at + WIDTH] & 0xff));
            }
        }
        return sum / (4 * FULL * (WIDTH - 2) * (HEIGHT - 2));
    }

    /** Mean difference of the grid's colours: what a cut changes. */
    double change(FrameStatistics before) {
        return difference(cells, before.cells);
    }

    /** Mean difference of luma, point by point: what moves, changes too. */
    double motion(FrameStatistics before) {
        return difference(luma, before.luma);
    }

    private static double difference(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / (FULL * a.length);
    }
}
