package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.model.Film;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows become logs: by viewer, in order of time, the order of rows where moments are equal. Of several ratings of a film by one
 * viewer the last holds, as in the product.
 */
public final class DatasetBuilder {
    /** Of a row without stars. */
    public static final float NO_STARS = Float.NaN;

    private final Map<String, Integer> films = new LinkedHashMap<>();
    private final List<Film> known = new ArrayList<>();
    private final Map<String, List<Entry>> viewers = new LinkedHashMap<>();
    private boolean hasTimes;
    private boolean hasStars;
    private long rows;

    /** @param tie decides between equal moments */
    private record Entry(int film, float stars, long time, long tie) {}

    /** Takes a film of the catalogue; one with the same id counts once. */
    public void film(Film film) {
        if (films.putIfAbsent(film.movieId(), known.size()) == null) {
            known.add(film);
        }
    }

    /**
     * Takes a rating; a film that is not in the catalogue gets in by its id.
     *
     * @param stars {@link #NO_STARS} where none were given
     * @param time epoch seconds; null where the order of rows is all there is
     */
    public void rating(String viewer, String film, float stars, @Nullable Long time) {
        if (!films.containsKey(film)) {
            film(Film.builder(film, film).build());
        }
        hasStars |= !Float.isNaN(stars);
        hasTimes |= time != null;
        viewers.computeIfAbsent(viewer, id -> new ArrayList<>())
                .add(new Entry(films.getOrDefault(film, 0), stars, time == null ? rows : time, rows));
        rows++;
    }

    /** Equal moments in the order of rows. */
    public Dataset build() {
        return build(Entry::tie);
    }

    /** Equal moments in an order of chance. */
    public Dataset build(Random random) {
        Map<Long, Long> order = new HashMap<>();
        return build(entry -> order.computeIfAbsent(entry.tie, row -> random.nextLong()));
    }

    private Dataset build(ToLongFunction<Entry> tie) {
        List<ViewerEvents> logs = new ArrayList<>();
        for (List<Entry> entries : viewers.values()) {
            Map<Integer, Entry> standing = new LinkedHashMap<>();
            for (Entry entry : entries) {
                standing.merge(entry.film, entry, (before, next) -> next.time >= before.time ? next : before);
            }
            logs.add(log(standing.values().stream()
                    .sorted(Comparator.comparingLong(Entry::time).thenComparingLong(tie))
                    .toList()));
        }
        return new Dataset(known, List.copyOf(viewers.keySet()), logs, hasTimes, hasStars);
    }

    private static ViewerEvents log(List<Entry> entries) {
        int[] numbers = new int[entries.size()];
        float[] stars = new float[entries.size()];
        long[] times = new long[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            numbers[i] = entries.get(i).film;
            stars[i] = entries.get(i).stars;
            times[i] = entries.get(i).time;
        }
        return new ViewerEvents(numbers, stars, times);
    }
}
