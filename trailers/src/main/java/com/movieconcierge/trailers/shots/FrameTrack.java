package com.movieconcierge.trailers.shots;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of every frame of a video: some sixty bytes. */
final class FrameTrack {
    /** Darker and flatter than this is black. */
    private static final double BLACK_LIGHT = 0.07;

    private static final double BLACK_SPREAD = 0.04;

    private final List<Moment> moments = new ArrayList<>();
    private @Nullable FrameStatistics last;

    /** Change and motion are from the frame before; 0 for the first. */
    private record Moment(double seconds, double change, double motion, double light, boolean black) {}

    /** The next frame; clocks that run backwards stand still instead. */
    void add(double at, FrameStatistics glance) {
        moments.add(new Moment(
                moments.isEmpty() ? at : Math.max(at, seconds(size() - 1)),
                last == null ? 0 : glance.change(last),
                last == null ? 0 : glance.motion(last),
                glance.light(),
                glance.light() < BLACK_LIGHT && glance.spread() < BLACK_SPREAD));
        last = glance;
    }

    int size() {
        return moments.size();
    }

    /** When a frame begins; of the frame after the last, when that ends. */
    double seconds(int frame) {
        int size = size();
        if (frame < size) {
            return moments.get(frame).seconds;
        }
        return size < 2 ? 0 : seconds(size - 1) + (seconds(size - 1) - seconds(0)) / (size - 1);
    }

    double change(int frame) {
        return moments.get(frame).change;
    }

    double motion(int frame) {
        return moments.get(frame).motion;
    }

    double light(int frame) {
        return moments.get(frame).light;
    }

    boolean isBlack(int frame) {
        return moments.get(frame).black;
    }
}
