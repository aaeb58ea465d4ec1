package com.movieconcierge.profile.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ratings of a viewer that a profile shows: the {@value #HEAVIEST} that weigh most and the latest ones. Bounded: with
 * more ratings than that it forgets the rest, but knows the weight and the time of the best it forgot. Weights against
 * the landmark never change, so nothing forgotten can come back by time passing, only by something above it leaving; then
 * {@link #isExact()} turns false and the history has to be read anew.
 */
public final class History {
    /** How many of the heaviest ratings a profile shows. */
    public static final int HEAVIEST = 256;
    /** More than is shown is remembered: forgetting sorts, and what leaves need not be replaced from the log at once. */
    private static final int SLACK = 32;

    private final int latest;
    private final Map<String, Rated> remembered = new LinkedHashMap<>();
    /** Of the forgotten ratings; -1 and the smallest long when there are none. */
    private double forgottenWeight = -1;

    private long forgottenTime = Long.MIN_VALUE;

    public History(int latest) {
        this.latest = latest;
    }

    public History(int latest, Collection<Rated> remembered, double forgottenWeight, long forgottenTime) {
        this(latest);
        remembered.forEach(rated -> this.remembered.put(rated.movieId(), rated));
        this.forgottenWeight = forgottenWeight;
        this.forgottenTime = forgottenTime;
    }

    void put(Rated rated) {
        remembered.put(rated.movieId(), rated);
        if (remembered.size() > HEAVIEST + latest + 3 * SLACK) {
            forget();
        }
    }

    void remove(String movieId) {
        remembered.remove(movieId);
    }

    void markApplied(String movieId, boolean applied) {
        remembered.computeIfPresent(movieId, (id, rated) -> rated.applied(applied));
    }

    void clear() {
        remembered.clear();
        forgottenWeight = -1;
        forgottenTime = Long.MIN_VALUE;
    }

    private void forget() {
        Set<Rated> kept = best(HEAVIEST + SLACK, latest + SLACK);
        for (Rated rated : List.copyOf(remembered.values())) {
            if (!kept.contains(rated)) {
                remembered.remove(rated.movieId());
                forgottenWeight = Math.max(forgottenWeight, Math.abs(rated.weight()));
                forgottenTime = Math.max(forgottenTime, rated.ratedAt());
            }
        }
    }

    /** Whether no forgotten rating can belong to the heaviest or the latest. Ratings without weight may be any of them. */
    boolean isExact() {
        if (forgottenWeight < 0) {
            return true;
        }
        long heavier = remembered.values().stream()
                .filter(rated -> Math.abs(rated.weight()) > forgottenWeight)
                .count();
        long later = remembered.values().stream()
                .filter(rated -> rated.ratedAt() > forgottenTime)
                .count();
        return (forgottenWeight == 0 || heavier >= HEAVIEST) && later >= latest;
    }

    /** The latest ratings, latest first; the index is the rank on the recent scale. */
    public List<Rated> latest() {
        return first(latest, Rated.LATEST_FIRST);
    }

    /** The heaviest ratings, heaviest first, then those that are only late. */
    public Set<Rated> shown() {
        return best(HEAVIEST, latest);
    }

    private Set<Rated> best(int heaviest, int late) {
        Set<Rated> best = new LinkedHashSet<>(first(heaviest, Rated.HEAVIEST_FIRST));
        best.addAll(first(late, Rated.LATEST_FIRST));
        return best;
    }

    private List<Rated> first(int count, Comparator<Rated> order) {
        return remembered.values().stream().sorted(order).limit(count).toList();
    }

    /** When the viewer last rated a film that they have not withdrawn since, epoch millis; 0 for never. */
    public long newest() {
        return remembered.values().stream().mapToLong(Rated::ratedAt).max().orElse(0);
    }

    public Collection<Rated> remembered() {
        return remembered.values();
    }

    public double forgottenWeight() {
        return forgottenWeight;
    }

    public long forgottenTime() {
        return forgottenTime;
    }
}
