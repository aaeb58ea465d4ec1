package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many viewers who rated a film highly rated another one soon after it: the evidence for what a model says in words. Of
 * fewer than five viewers nothing is kept. Immutable.
 */
public final class SuccessionCounts {
    /** Stars of a high rating. */
    public static final double HIGHLY = 4;
    /** Fewer viewers than this are no evidence, and nobody's business. */
    public static final int FEWEST = 5;
    /** Among so many ratings after it a film counts as rated soon after. */
    static final int SOON = 10;

    private final int[] viewers;
    /** Of each film, rising. */
    private final int[][] next;

    private final int[][] counts;

    SuccessionCounts(int[] viewers, int[][] next, int[][] counts) {
        this.viewers = viewers;
        this.next = next;
        this.counts = counts;
    }

    /**
     * What was seen of two films.
     *
     * @param viewers who rated the one highly
     * @param followed of these, those who rated the other soon after; at least {@value SuccessionCounts#FEWEST}
     */
    public record Succession(int viewers, int followed) {}

    /** Empty where too few went on from the one film to the other. */
    public Optional<Succession> of(int film, int after) {
        int place = film < 0 || after < 0 ? -1 : Arrays.binarySearch(next[film], after);
        return place < 0 ? Optional.empty() : Optional.of(new Succession(viewers[film], counts[film][place]));
    }

    /** Numbers of the films that most went on to, the most first. */
    public List<Integer> most(int film, int limit) {
        return IntStream.range(0, next[film].length)
                .boxed()
                .sorted(Comparator.comparingInt(place -> -counts[film][place]))
                .limit(limit)
                .map(place -> next[film][place])
                .toList();
    }

    static SuccessionCounts of(List<ViewerEvents> viewers, FilmNumbers films) {
        int known = films.known();
        int[] liked = new int[known];
        forEachHigh(viewers, films, (film, viewer, event) -> liked[film]++);
        int[][] where = new int[known][];
        Arrays.setAll(where, film -> new int[2 * liked[film]]);
        int[] filled = new int[known];
        forEachHigh(viewers, films, (film, viewer, event) -> {
            where[film][filled[film]++] = viewer;
            where[film][filled[film]++] = event;
        });
        int[][] next = new int[known][];
        int[][] counts = new int[known][];
        Cores.forEach(known, film -> {
            int[] after = new int[known];
            for (int i = 0; i < where[film].length; i += 2) {
                countAfter(viewers.get(where[film][i]), where[film][i + 1], films, after);
            }
            next[film] = IntStream.range(0, known)
                    .filter(other -> after[other] >= FEWEST)
                    .toArray();
            counts[film] = Arrays.stream(next[film]).map(other -> after[other]).toArray();
        });
        return new SuccessionCounts(liked, next, counts);
    }

    private interface HighRating {
        void at(int film, int viewer, int event);
    }

    private static void forEachHigh(List<ViewerEvents> viewers, FilmNumbers films, HighRating use) {
        for (int viewer = 0; viewer < viewers.size(); viewer++) {
            ViewerEvents events = viewers.get(viewer);
            for (int event = 0; event < events.size(); event++) {
                int film = films.number(events.film(event));
                if (film >= 0 && events.stars(event) >= HIGHLY) {
                    use.at(film, viewer, event);
                }
            }
        }
    }

    private static void countAfter(ViewerEvents events, int event, FilmNumbers films, int[] after) {
        for (int later = event + 1; later <= event + SOON && later < events.size(); later++) {
            int film = films.number(events.film(later));
            if (film >= 0) {
                after[film]++;
            }
        }
    }

    /** With films that nobody has gone on from. */
    SuccessionCounts widened(int more) {
        int films = viewers.length + more;
        int[][] widerNext = Arrays.copyOf(next, films);
        int[][] widerCounts = Arrays.copyOf(counts, films);
        Arrays.fill(widerNext, next.length, films, new int[0]);
        Arrays.fill(widerCounts, counts.length, films, new int[0]);
        return new SuccessionCounts(Arrays.copyOf(viewers, films), widerNext, widerCounts);
    }

    int[] viewers() {
        return viewers;
    }

    int[][] next() {
        return next;
    }

    int[][] counts() {
        return counts;
    }
}
