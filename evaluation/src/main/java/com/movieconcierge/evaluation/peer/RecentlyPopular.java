package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was rated most in the seven days before the moment of asking, or before the newest rating where that moment is not known;
 * films with equally many by what was rated most ever.
 */
public final class RecentlyPopular implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "popular-7d";

    private static final long WINDOW_SECONDS = 7 * 24 * 3600L;

    private int[] counts = new int[0];
    private int most;
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
        counts = training.counts();
        List<Event> events = new ArrayList<>();
        for (ViewerEvents viewer : training.viewers()) {
            for (int i = 0; i < viewer.size(); i++) {
                events.add(new Event(viewer.time(i), viewer.film(i)));
            }
        }
        events.sort(Comparator.comparingLong(Event::time));
        times = events.stream().mapToLong(Event::time).toArray();
        films = events.stream().mapToInt(Event::film).toArray();
        most = events.size();
    }

    @Override
    public void score(Question question, float[] scores) {
        for (int film = 0; film < scores.length; film++) {
            scores[film] = (float) counts[film] / (most + 1);
        }
        long newest = times.length == 0 ? 0 : times[times.length - 1];
        long until = question.askedAt().orElse(newest + 1);
        for (int i = firstFrom(until - WINDOW_SECONDS); i < times.length && times[i] < until; i++) {
            scores[films[i]]++;
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
