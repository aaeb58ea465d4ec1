package com.movieconcierge.behaviour;

/**
 * What films are about, in few numbers each, for {@link NextFilmFit}: what is learned of a film with many choices says something of
 * those that are like it and have few.
 *
 * @param width numbers a film; 0 where nothing is known of any
 * @param rows row-major, films × width, in the order in which the films are given; all 0 for a film of which nothing is known
 */
public record FilmContent(int width, float[] rows) {
    /** Nothing is known of any film. */
    public static final FilmContent NONE = new FilmContent(0, new float[0]);

    /** Of the films that are learned, by their numbers. */
    float[] of(FilmNumbers numbers) {
        float[] known = new float[numbers.known() * width];
        for (int film = 0; width > 0 && film < rows.length / width; film++) {
            if (numbers.number(film) >= 0) {
                System.arraycopy(rows, film * width, known, numbers.number(film) * width, width);
            }
        }
        return known;
    }
}
