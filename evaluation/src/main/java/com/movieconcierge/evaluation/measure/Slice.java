package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;
import java.util.Set;

/** Which of the films that are asked for count. */
public enum Slice {
    ALL("all") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return true;
        }
    },
    /** Four stars or more. */
    LIKED("liked") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return question.stars()[target] >= LIKED_STARS;
        }
    },
    WARM("warm films") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return learned.count(question.targets()[target]) >= COLD;
        }
    },
    /** Rated too seldom to learn much from. */
    COLD_FILMS("cold films") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return learned.count(question.targets()[target]) < COLD;
        }
    },
    SHORT("short histories") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return question.history().size() < LONG;
        }
    },
    LONG_HISTORIES("long histories") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return question.history().size() >= LONG;
        }
    },
    /** Taken out of what is learned from, as if they were new. */
    LEFT_OUT("films left out") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return learned.leftOut().contains(question.targets()[target]);
        }
    },
    /** Likewise, ranked among themselves alone. */
    AMONG_LEFT_OUT("among themselves") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return LEFT_OUT.holds(question, target, learned);
        }

        @Override
        int[] ranks(Answer answer) {
            return answer.amongLeftOut();
        }
    },
    /** All others, where some are left out. */
    NOT_LEFT_OUT("others") {
        @Override
        boolean holds(Question question, int target, Learned learned) {
            return !learned.leftOut().isEmpty() && !LEFT_OUT.holds(question, target, learned);
        }
    };

    static final double LIKED_STARS = 4;
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
     * @param learned what the model has learned from
     */
    abstract boolean holds(Question question, int target, Learned learned);

    /** Whether every evaluation has it; others are there where films are left out. */
    public boolean isUsual() {
        return compareTo(LEFT_OUT) < 0;
    }

    /** Which of an answer's ranks count. */
    int[] ranks(Answer answer) {
        return answer.ranks();
    }

    /**
     * What is known of films.
     *
     * @param counts training events of each
     * @param leftOut whose were taken out
     */
    record Learned(int[] counts, Set<Integer> leftOut) {
        int count(int film) {
            return counts[film];
        }
    }
}
