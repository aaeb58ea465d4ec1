package com.movieconcierge.trailers.shots;

import com.movieconcierge.trailers.shots.TrailerAnalysis.Shot;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a video is cut. A cut is a change of colours that is large, and large beside those around it: so a fast pan is
 * none, and a cut within a calm scene is. The idea and the factor are those of PySceneDetect's AdaptiveDetector
 * (scenedetect.com, "Detection algorithms"); what is compared here is the mean colour of a grid. Black, as between fades,
 * ends a shot and is none itself. Dissolves are not found.
 */
final class ShotDetector {
    /** Smaller changes are none, whatever is around them. */
    private static final double LEAST_CHANGE = 0.05;

    private static final double FACTOR = 3;
    /** Frames on either side. */
    private static final int AROUND = 2;
    /** A shorter stretch is a flash, or the two halves of an interlaced cut. */
    private static final double SHORTEST_SECONDS = 0.12;

    private ShotDetector() {}

    static List<Shot> shots(FrameTrack track) {
        List<Shot> shots = new ArrayList<>();
        int from = -1;
        for (int frame = 0; frame <= track.size(); frame++) {
            boolean ends = frame == track.size() || track.isBlack(frame);
            if (from >= 0 && (ends || isCut(track, frame) && isLong(track, from, frame))) {
                shots.add(shot(track, from, frame));
                from = -1;
            }
            if (from < 0 && !ends) {
                from = frame;
            }
        }
        return shots;
    }

    private static boolean isCut(FrameTrack track, int frame) {
        if (track.change(frame) < LEAST_CHANGE) {
            return false;
        }
        double around = 0;
        int counted = 0;
        for (int near = Math.max(1, frame - AROUND); near <= Math.min(track.size() - 1, frame + AROUND); near++) {
            if (near != frame) {
                around += track.change(near);
                counted++;
            }
        }
        return track.change(frame) * counted >= FACTOR * around;
    }

    private static boolean isLong(FrameTrack track, int from, int to) {
        return track.seconds(to) - track.seconds(from) >= SHORTEST_SECONDS;
    }

    private static Shot shot(FrameTrack track, int from, int to) {
        return new Shot(from, to, track.seconds(from), track.seconds(to));
    }
}
