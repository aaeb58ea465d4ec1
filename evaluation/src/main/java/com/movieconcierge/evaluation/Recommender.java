package com.movieconcierge.evaluation;

import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;

/** Something that ranks films for a viewer: the product, or a peer. */
public interface Recommender {

    /** As it is asked for on the command line and shown in reports. */
    String name();

    /** The settings it runs with, such as {@code k=100 shrinkage=20}; empty where there are none. */
    default String settings() {
        return "";
    }

    /** Learns from what came before all questions. Called once, first. The same training gives the same scores. */
    void fit(Training training);

    /**
     * Scores every film, seen or not, by number; greater is better. Called by several threads, each with its own array; the
     * questions of one viewer come one after the other, on one thread.
     */
    void score(Question question, float[] scores);
}
