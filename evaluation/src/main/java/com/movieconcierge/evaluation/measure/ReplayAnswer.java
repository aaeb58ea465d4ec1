package com.movieconcierge.evaluation.measure;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a list said about the film that its viewer rated next.
 *
 * @param viewer by number
 * @param stars that the film was given then
 * @param isNewcomer whether the viewer had rated nothing before
 * @param rank of the film in the list, from 0; empty where the list lacks it, and where there was no list
 * @param popularRank of the film among the most rated ones, from 0
 * @param state what came instead of a list, or with it
 * @param took from asking to the whole answer
 */
public record ReplayAnswer(
        int viewer, double stars, boolean isNewcomer, OptionalInt rank, int popularRank, State state, Duration took) {
    /** Films of the longest list that can be asked for. */
    public static final int LIMIT = 100;

    /**
     * How the answer came about.
     *
     * @param modelVersion that answered; empty where the question failed
     * @param degraded what the answer says that it lacks
     * @param staleMillis age of the profile when the list was made
     * @param failed whether there was no answer
     */
    public record State(String modelVersion, List<String> degraded, long staleMillis, boolean failed) {
        /** There was no answer. */
        public static final State FAILED = new State("", List.of(), 0, true);

        public State {
            degraded = List.copyOf(degraded);
        }
    }
}
