package com.movieconcierge.behaviour;

/**
 * Some consecutive choices of a viewer, and the events before them.
 *
 * @param films all that the viewer rated, in order; negative for one that is not learned; shared by the viewer's pieces
 * @param kinds of the moment before each
 * @param from the first choice; at least 1
 * @param to the one after the last
 * @param weight of each
 */
record ChoicePiece(int[] films, byte[] kinds, int from, int to, float weight) {
    /** So many events before the choices are summed; what is older weighs next to nothing. */
    private static final int CONTEXT = 256;

    int size() {
        return to - from;
    }

    boolean isChoice(int t) {
        return t >= from && films[t] >= 0;
    }

    int film(int t) {
        return films[t];
    }

    int kind(int t) {
        return kinds[t];
    }

    /** The first event that is summed. */
    int start() {
        return Math.max(0, from - CONTEXT);
    }
}
