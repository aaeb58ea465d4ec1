package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What one viewer rated, in the order in which they did; films by number. Immutable; shorter histories of one viewer share
 * their numbers.
 */
public final class ViewerEvents {
    /** Of nobody. */
    public static final ViewerEvents NONE = new ViewerEvents(new int[0], new float[0], new long[0]);

    private final int[] films;
    private final float[] stars;
    private final long[] times;
    private final int size;

    /**
     * @param films numbers from 0
     * @param stars one an event; NaN where none were given
     * @param times one an event, in epoch seconds; never falling
     */
    public ViewerEvents(int[] films, float[] stars, long[] times) {
        this(films.clone(), stars.clone(), times.clone(), films.length);
        if (stars.length != size || times.length != size) {
            throw new IllegalArgumentException(
                    size + " films need as many stars and times, got " + stars.length + " and " + times.length);
        }
        for (int i = 1; i < size; i++) {
            if (times[i] < times[i - 1]) {
                throw new IllegalArgumentException("event " + i + " is older than the one before it");
            }
        }
    }

    private ViewerEvents(int[] films, float[] stars, long[] times, int size) {
        this.films = films;
        this.stars = stars;
        this.times = times;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int film(int event) {
        return films[event];
    }

    /** Every film, in order. */
    public IntStream films() {
        return Arrays.stream(films, 0, size);
    }

    /**
     * How many events each film has.
     *
     * @param films how many there are
     */
    public static int[] counts(List<ViewerEvents> viewers, int films) {
        int[] counts = new int[films];
        viewers.forEach(events -> events.films().forEach(film -> counts[film]++));
        return counts;
    }

    /** NaN where none were given. */
    public float stars(int event) {
        return stars[event];
    }

    /** Epoch seconds. */
    public long time(int event) {
        return times[event];
    }

    /** Seconds from the last event to a moment in epoch seconds; empty where one of them is missing. */
    public OptionalLong sinceLast(OptionalLong moment) {
        return size == 0 || moment.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(moment.getAsLong() - times[size - 1]);
    }

    /** The first so many, at most all. */
    public ViewerEvents first(int count) {
        return new ViewerEvents(films, stars, times, Math.min(count, size));
    }

    /** The events of other films than these. */
    public ViewerEvents without(IntPredicate film) {
        int[] kept = IntStream.range(0, size).filter(i -> !film.test(films[i])).toArray();
        float[] keptStars = new float[kept.length];
        long[] keptTimes = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptStars[i] = stars[kept[i]];
            keptTimes[i] = times[kept[i]];
        }
        int[] keptFilms = IntStream.of(kept).map(i -> films[i]).toArray();
        return new ViewerEvents(keptFilms, keptStars, keptTimes, kept.length);
    }

    /** Whether this is where the other events go on from: the same ones, and no fewer. */
    public boolean continues(ViewerEvents earlier) {
        return size >= earlier.size
                && Arrays.equals(films, 0, earlier.size, earlier.films, 0, earlier.size)
                && Arrays.equals(times, 0, earlier.size, earlier.times, 0, earlier.size)
                && Arrays.equals(stars, 0, earlier.size, earlier.stars, 0, earlier.size);
    }
}
