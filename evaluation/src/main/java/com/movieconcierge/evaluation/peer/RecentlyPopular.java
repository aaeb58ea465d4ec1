package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was rated most in the seven days before the moment of asking, or before the newest rating where that moment is not known;
 * films with equally many by what was rated most ever. Where the log ended more than seven days before, its last seven days.
 *
 * <p>Source: popularity at the moment of asking, as in Ji, Sun, Zhang, Li: "A re-visit of the popularity baseline in recommender
 * systems", SIGIR 2020.
 */
public final class RecentlyPopular implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "popular-7d";

    private static final long WINDOW_SECONDS = 7 * 24 * 3600L;

    /** Place by what was rated most ever, in (0, 1): never outweighs one rating of the window. */
    private float[] places = new float[0];
    /** Of all ratings, in order of time. */
    private long[] times = new long[0];

    private int[] films = new int[0];

    private record Event(long time, int film) {}

    public static List<Recommender> candidates() {
        return List.of(new RecentlyPopular());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void fit(Training training) {
        int[] counts = training.counts();
        // Not a part of all ratings: beside a large window a float would lose it.
        int[] levels = Arrays.stream(counts).distinct().sorted().toArray();
        places = new float[counts.length];
        for (int film = 0; film < counts.length; film++) {
            places[film] = (Arrays.binarySearch(levels, counts[film]) + 1f) / (levels.length + 1);
        }
        List<Event> events = new ArrayList<>();
        for (ViewerEvents viewer : training.viewers()) {
            for (int i = 0; i < viewer.size(); i++) {
                events.add(new Event(viewer.time(i), viewer.film(i)));
            }
        }
        events.sort(Comparator.comparingLong(Event::time));
        times = events.stream().mapToLong(Event::time).toArray();
        films = events.stream().mapToInt(Event::film).toArray();
    }

    @Override
    public void score(Question question, float[] scores) {
        long end = times.length == 0 ? 0 : times[times.length - 1] + 1;
        long until = question.askedAt().orElse(end);
        int to = firstFrom(until);
        int from = firstFrom(until - WINDOW_SECONDS);
        if (from == times.length) {
            from = firstFrom(end - WINDOW_SECONDS);
        }
        Arrays.fill(scores, 0);
        for (int i = from; i < to; i++) {
            scores[films[i]]++;
        }
        for (int film = 0; film < scores.length; film++) {
            scores[film] += places[film];
        }
    }

    /** The first rating at that moment or later. */
    private int firstFrom(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
