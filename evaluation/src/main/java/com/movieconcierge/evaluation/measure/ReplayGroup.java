package com.movieconcierge.evaluation.measure;

/** Which questions of a replay count together. */
public enum ReplayGroup {
    /** Of viewers who had rated something. */
    ALL("all") {
        @Override
        boolean holds(ReplayAnswer answer) {
            return !answer.isNewcomer();
        }
    },
    /** Likewise, about films that were given four stars or more. */
    LIKED("liked") {
        @Override
        boolean holds(ReplayAnswer answer) {
            return !answer.isNewcomer() && answer.stars() >= Slice.LIKED_STARS;
        }
    },
    /** About somebody's very first film. */
    NEWCOMERS("newcomers") {
        @Override
        boolean holds(ReplayAnswer answer) {
            return answer.isNewcomer();
        }
    };

    private final String label;

    ReplayGroup(String label) {
        this.label = label;
    }

    /** As reports show it. */
    public String label() {
        return label;
    }

    abstract boolean holds(ReplayAnswer answer);
}
