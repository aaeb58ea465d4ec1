package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.RidgeSettings;
import java.util.Arrays;

/**
 * How many films are learned, at most: the equations of all films are held at a time, and grow with the square of their number.
 *
 * @param mostFilms that are wanted; positive
 * @param mostBytes that the equations may take; positive
 */
public record FilmLimit(int mostFilms, long mostBytes) {

    /**
     * Settings that learn the most rated films alone. The others stay in the histories, where they count as events between two
     * films.
     *
     * @param counts how many events each film has
     */
    public RidgeSettings within(RidgeSettings settings, int[] counts) {
        int limit = films(settings);
        if (settings.learned(counts) <= limit) {
            return settings;
        }
        int[] rising = counts.clone();
        Arrays.sort(rising);
        return settings.withFewestEvents(rising[rising.length - limit - 1] + 1);
    }

    /** Whether memory, and not what is wanted, decides which films are learned. */
    public boolean isShortOfMemory(RidgeSettings settings, int[] counts) {
        int limit = films(settings);
        return limit < mostFilms && settings.learned(counts) > limit;
    }

    /** How many films can be learned; not negative. */
    public int films(RidgeSettings settings) {
        int least = 0;
        int most = mostFilms;
        while (least < most) {
            int middle = least + (most - least + 1) / 2;
            if (NextFilmRidge.systemBytes(middle, settings) <= mostBytes) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }
}
