package com.movieconcierge.trailers.shots;

/**
 * A stretch of a video without a cut.
 *
 * @param from its first frame
 * @param to the frame after its last
 * @param start when it begins, in seconds
 * @param end when it ends, in seconds
 */
public record Shot(int from, int to, double start, double end) {

    double seconds() {
        return end - start;
    }
}
