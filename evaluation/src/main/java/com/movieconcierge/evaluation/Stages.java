package com.movieconcierge.evaluation;

/** Told how far long work is. Called by any thread. */
public interface Stages {
    /** Nobody looks. */
    Stages UNSEEN = (name, total) -> steps -> {};

    /**
     * A stage begins; the one before it is over.
     *
     * @param total steps it will take
     */
    Stage begin(String name, long total);

    /** Work that is going on. */
    @FunctionalInterface
    interface Stage {

        void advance(long steps);
    }
}
