package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * What is usual among the trailers of a catalogue, so that a film's can be put into words beside them.
 *
 * @param films whose trailers were measured
 * @param medianShotMillis median of their median shots
 * @param motion median of their motion
 */
public record TrailerNorms(int films, double medianShotMillis, double motion) {
    /** Fewer say nothing about what is usual. */
    static final int LEAST_FILMS = 20;

    private static final double SHORT = 0.7;
    private static final double LONG = 1 / SHORT;
    private static final double CALM = 0.6;
    private static final double RESTLESS = 1 / CALM;

    static TrailerNorms of(List<TrailerMeasures> trailers) {
        return new TrailerNorms(
                trailers.size(),
                median(trailers.stream()
                        .mapToDouble(trailer -> trailer.medianShot().toMillis())
                        .sorted()
                        .toArray()),
                median(trailers.stream()
                        .mapToDouble(TrailerMeasures::motion)
                        .sorted()
                        .toArray()));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How a trailer differs from most; empty when it does not, or most are not known. */
    public List<String> words(TrailerMeasures trailer) {
        List<String> words = new ArrayList<>();
        if (films >= LEAST_FILMS && trailer.shots() > 0) {
            say(
                    words,
                    trailer.medianShot().toMillis(),
                    SHORT * medianShotMillis,
                    "fast cuts",
                    LONG * medianShotMillis,
                    "long takes");
            say(words, trailer.motion(), CALM * motion, "still camera", RESTLESS * motion, "restless camera");
        }
        return List.copyOf(words);
    }

    private static void say(List<String> words, double measure, double low, String less, double high, String more) {
        if (measure < low) {
            words.add(less);
        } else if (measure > high) {
            words.add(more);
        }
    }
}
