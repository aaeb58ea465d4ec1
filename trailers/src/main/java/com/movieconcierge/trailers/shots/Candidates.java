package com.movieconcierge.trailers.shots;

import com.movieconcierge.trailers.shots.TrailerAnalysis.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The best frame of every stretch of the video, kept while it runs by: stretches of equal length, and one that begins anew
 * where the picture changes at once. Their number is bounded, and so is the memory.
 */
final class Candidates {
    /** A jump like this begins a stretch; what is a cut is decided when the whole is known. */
    private static final double JUMP = 0.05;

    private static final int STRETCHES = 256;
    private static final int JUMPS = 200;
    private static final double SHORTEST_SECONDS = 0.5;
    private static final double DARK = 0.1;
    private static final double BRIGHT = 0.9;
    private static final double RICH_SPREAD = 0.2;

    private final double stretch;
    private final List<Candidate> kept = new ArrayList<>();
    private @Nullable Candidate best;
    private double began;
    private int jumps;

    /** @param longest how long the video can be, in seconds */
    Candidates(double longest) {
        stretch = Math.max(SHORTEST_SECONDS, longest / STRETCHES);
    }

    /** The picture is made only when it is the best so far. */
    void add(int frame, double seconds, FrameStatistics glance, double change, Supplier<Candidate> picture) {
        boolean jumped = change >= JUMP && jumps < JUMPS;
        if (jumped || seconds - began >= stretch) {
            close();
            began = seconds;
            jumps += jumped ? 1 : 0;
        }
        double quality = quality(glance);
        if (quality > 0 && (best == null || quality > best.quality())) {
            Candidate made = picture.get();
            best = new Candidate(frame, seconds, quality, made.width(), made.height(), made.rgb());
        }
    }

    List<Candidate> all() {
        close();
        return kept;
    }

    private void close() {
        if (best != null) {
            kept.add(best);
            best = null;
        }
    }

    /** Sharp, of rich contrast, neither dark nor washed out. */
    static double quality(FrameStatistics glance) {
        double contrast = Math.min(1, glance.spread() / RICH_SPREAD);
        boolean exposed = glance.light() > DARK && glance.light() < BRIGHT;
        return contrast * (contrast + Math.sqrt(glance.sharpness())) * (exposed ? 1 : 0.1);
    }
}
