package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;

/** Which of the films that are asked for count. */
public enum Slice {
    ALL("all") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return true;
        }
    },
    /** Four stars or more. */
    LIKED("liked") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return question.stars()[target] >= LIKED_STARS;
        }
    },
    WARM("warm films") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return counts[question.targets()[target]] >= COLD;
        }
    },
    /** Rated too seldom to learn much from. */
    COLD_FILMS("cold films") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return counts[question.targets()[target]] < COLD;
        }
    },
    SHORT("short histories") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return question.history().size() < LONG;
        }
    },
    LONG_HISTORIES("long histories") {
        @Override
        boolean holds(Question question, int target, int[] counts) {
            return question.history().size() >= LONG;
        }
    };

    private static final double LIKED_STARS = 4;
    /** Training events from which on a film is warm. */
    public static final int COLD = 5;
    /** Events from which on a history is long. */
    public static final int LONG = 50;

    private final String label;

    Slice(String label) {
        this.label = label;
    }

    /** As reports show it. */
    public String label() {
        return label;
    }

    /**
     * @param target which of the question's
     * @param counts training events of each film
     */
    abstract boolean holds(Question question, int target, int[] counts);
}
