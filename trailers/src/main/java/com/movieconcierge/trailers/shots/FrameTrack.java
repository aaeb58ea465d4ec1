package com.movieconcierge.trailers.shots;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is remembered of every frame of a video: some forty bytes. */
final class FrameTrack {
    private static final int FIRST_CAPACITY = 1024;
    /** Darker and flatter than this is black. */
    private static final double BLACK_LIGHT = 0.07;

    private static final double BLACK_SPREAD = 0.04;

    private double[] seconds = new double[FIRST_CAPACITY];
    private double[] change = new double[FIRST_CAPACITY];
    private double[] motion = new double[FIRST_CAPACITY];
    private double[] light = new double[FIRST_CAPACITY];
    private boolean[] black = new boolean[FIRST_CAPACITY];
    private int size;
    private @Nullable FrameStatistics last;

    /** The next frame; clocks that run backwards stand still instead. */
    void add(double at, FrameStatistics glance) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            change = Arrays.copyOf(change, 2 * size);
            motion = Arrays.copyOf(motion, 2 * size);
            light = Arrays.copyOf(light, 2 * size);
            black = Arrays.copyOf(black, 2 * size);
        }
        seconds[size] = size == 0 ? at : Math.max(at, seconds[size - 1]);
        change[size] = last == null ? 0 : glance.change(last);
        motion[size] = last == null ? 0 : glance.motion(last);
        light[size] = glance.light();
        black[size] = glance.light() < BLACK_LIGHT && glance.spread() < BLACK_SPREAD;
        last = glance;
        size++;
    }

    int size() {
        return size;
    }

    /** When a frame begins; of the frame after the last, when that ends. */
    double seconds(int frame) {
        if (frame < size) {
            return seconds[frame];
        }
        return size < 2 ? 0 : seconds[size - 1] + (seconds[size - 1] - seconds[0]) / (size - 1);
    }

    /** From the frame before; 0 for the first. */
    double change(int frame) {
        return change[frame];
    }

    /** From the frame before; 0 for the first. */
    double motion(int frame) {
        return motion[frame];
    }

    double light(int frame) {
        return light[frame];
    }

    boolean isBlack(int frame) {
        return black[frame];
    }
}
