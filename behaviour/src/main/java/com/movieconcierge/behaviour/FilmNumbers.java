package com.movieconcierge.behaviour;

import java.util.List;

/** The films that have events enough to be learned, numbered without gaps. */
final class FilmNumbers {
    private static final int UNKNOWN = -1;

    private final int[] number;
    private final int known;

    FilmNumbers(List<ViewerEvents> viewers, int films, int fewest) {
        int[] counts = ViewerEvents.counts(viewers, films);
        int next = 0;
        number = new int[films];
        for (int film = 0; film < films; film++) {
            number[film] = counts[film] >= fewest ? next++ : UNKNOWN;
        }
        known = next;
    }

    int known() {
        return known;
    }

    /** Negative for a film that is not learned. */
    int number(int film) {
        return number[film];
    }
}
