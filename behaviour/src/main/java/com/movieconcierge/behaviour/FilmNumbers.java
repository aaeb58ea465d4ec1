package com.movieconcierge.behaviour;

import java.util.List;
import java.util.stream.IntStream;

/** The films that have events enough to be learned, numbered without gaps. */
final class FilmNumbers {
    private static final int UNKNOWN = -1;

    private final int[] number;
    private final int[] counts;
    private final int known;

    FilmNumbers(List<ViewerEvents> viewers, int films, int fewest) {
        counts = ViewerEvents.counts(viewers, films);
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

    /** How many events the films that are learned have, by their new numbers. */
    int[] counts() {
        return IntStream.of(learned()).map(film -> counts[film]).toArray();
    }

    /** The films that are learned, by their new numbers. */
    int[] learned() {
        return IntStream.range(0, counts.length)
                .filter(film -> number[film] >= 0)
                .toArray();
    }

    /** Negative for a film that is not learned. */
    int number(int film) {
        return number[film];
    }
}
