package com.movieconcierge.behaviour;

import java.util.stream.IntStream;

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

    /** Of some films, films × width; 0 of one beyond the rows. */
    Matrix of(int[] films) {
        float[] some = new float[films.length * width];
        for (int i = 0; i < films.length; i++) {
            if (isKnown(films[i])) {
                System.arraycopy(rows, films[i] * width, some, i * width, width);
            }
        }
        return Matrix.of(some, films.length, width);
    }

    /**
     * Films of which something is known and that are not learned.
     *
     * @param most of them; the first ones
     */
    int[] beside(FilmNumbers learned, int most) {
        return IntStream.range(0, width == 0 ? 0 : rows.length / width)
                .filter(film -> learned.number(film) < 0 && isKnown(film))
                .limit(most)
                .toArray();
    }

    private boolean isKnown(int film) {
        return IntStream.range(film * width, Math.min(rows.length, (film + 1) * width))
                .anyMatch(i -> rows[i] != 0);
    }
}
