package com.movieconcierge.trailers.shots;

import java.util.List;
import java.util.function.Supplier;

/** Watches a video frame by frame, once, and tells at the end how it is cut and which frames show it best. */
public final class TrailerAnalysis {
    /** What motion is told for: the time of a frame at 25 a second. */
    private static final double MOTION_SECONDS = 0.04;

    private final FrameTrack track = new FrameTrack();
    private final Letterbox bars = new Letterbox();
    private final Candidates candidates;
    private final int wanted;

    /** @param longest how long the video can be, in seconds */
    public TrailerAnalysis(double longest, int wanted) {
        this.candidates = new Candidates(longest);
        this.wanted = wanted;
    }

    /**
     * @param seconds of what was watched
     * @param medianShot in seconds; 0 without shots
     * @param motion mean change of luma within shots over 40 ms, in [0, 1]
     * @param frames at most as many as wanted, by time, without black bars
     */
    public record Findings(
            double seconds, List<Shot> shots, double medianShot, double motion, List<Candidate> frames) {}

    /**
     * @param seconds since the first one
     * @param picture the frame at the size it is to be kept at; asked for only when it is kept
     */
    public void add(double seconds, FrameStatistics glance, Supplier<Candidate> picture) {
        int frame = track.size();
        track.add(seconds, glance);
        bars.add(glance);
        if (!track.isBlack(frame)) {
            candidates.add(frame, track.seconds(frame), glance, track.change(frame), picture);
        }
    }

    /** Frames so far. */
    public int frames() {
        return track.size();
    }

    public Findings findings() {
        List<Shot> shots = ShotDetector.shots(track);
        List<Candidate> best = new KeyFrameSelector(track, wanted).of(shots, candidates.all());
        return new Findings(
                track.seconds(track.size()),
                shots,
                median(shots),
                motion(shots),
                best.stream().map(bars::without).toList());
    }

    private static double median(List<Shot> shots) {
        double[] lengths = shots.stream().mapToDouble(Shot::seconds).sorted().toArray();
        int middle = lengths.length / 2;
        if (lengths.length == 0) {
            return 0;
        }
        return lengths.length % 2 == 1 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
    }

    private double motion(List<Shot> shots) {
        double moved = 0;
        double seconds = 0;
        for (Shot shot : shots) {
            for (int frame = shot.from() + 1; frame < shot.to(); frame++) {
                moved += track.motion(frame);
                seconds += track.seconds(frame) - track.seconds(frame - 1);
            }
        }
        return seconds <= 0 ? 0 : Math.min(1, moved * MOTION_SECONDS / seconds);
    }

    /**
     * A frame that may be chosen.
     *
     * @param frame its number
     * @param seconds since the first frame
     * @param quality the greater the better; 0 shows nothing
     * @param rgb the picture, three bytes a pixel
     */
    public record Candidate(int frame, double seconds, double quality, int width, int height, byte[] rgb) {}

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
}
