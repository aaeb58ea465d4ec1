package com.movieconcierge.trailers.shots;

import com.movieconcierge.trailers.shots.TrailerAnalysis.Candidate;

/** Black bars above, below or beside the picture, as wide as they are in every frame. */
final class Letterbox {
    /** Luma of the brightest point of a row that is a bar; black is 0, and noise above it. */
    private static final int DARKEST = 28;
    /** Of a side; whoever takes more away is no bar. */
    private static final double LEAST_LEFT = 0.5;

    private final int[] rows = new int[FrameStatistics.HEIGHT];
    private final int[] columns = new int[FrameStatistics.WIDTH];

    void add(FrameStatistics glance) {
        byte[] luma = glance.luma();
        for (int y = 0; y < FrameStatistics.HEIGHT; y++) {
            for (int x = 0; x < FrameStatistics.WIDTH; x++) {
                int light = luma[y * FrameStatistics.WIDTH + x] & 0xff;
                rows[y] = Math.max(rows[y], light);
                columns[x] = Math.max(columns[x], light);
            }
        }
    }

    /** A picture without them. */
    Candidate without(Candidate picture) {
        int[] high = kept(rows, picture.height());
        int[] wide = kept(columns, picture.width());
        int width = wide[1] - wide[0];
        int height = high[1] - high[0];
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            int from = 3 * ((y + high[0]) * picture.width() + wide[0]);
            System.arraycopy(picture.rgb(), from, rgb, 3 * y * width, 3 * width);
        }
        return new Candidate(picture.frame(), picture.seconds(), picture.quality(), width, height, rgb);
    }

    /** From where to where a side is kept, in pixels of a picture. */
    private static int[] kept(int[] brightest, int pixels) {
        int from = 0;
        int to = brightest.length;
        while (from < to && brightest[from] < DARKEST) {
            from++;
        }
        while (to > from && brightest[to - 1] < DARKEST) {
            to--;
        }
        if (to - from < LEAST_LEFT * brightest.length) {
            return new int[] {0, pixels};
        }
        return new int[] {(int) Math.ceil((double) from * pixels / brightest.length), to * pixels / brightest.length};
    }
}
