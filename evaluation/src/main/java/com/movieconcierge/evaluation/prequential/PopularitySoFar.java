package com.movieconcierge.evaluation.prequential;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has rated what until now, and where a film stands among the most rated ones: what the product has to be better than. Of
 * films that were rated as often the one with the lower number is better.
 */
public final class PopularitySoFar {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> seen = new HashMap<>();
    private final int[] counts;

    /**
     * @param films ids in the order of the catalogue
     * @param viewers those who will be asked about; what others have seen is not kept
     */
    public PopularitySoFar(List<String> films, Collection<String> viewers) {
        for (String film : films) {
            numbers.put(film, numbers.size());
        }
        viewers.forEach(viewer -> seen.computeIfAbsent(viewer, id -> new BitSet()));
        this.counts = new int[numbers.size()];
    }

    /** Takes a rating; one of a film that is not in the catalogue changes nothing. */
    public void rated(String viewer, String film) {
        Integer number = numbers.get(film);
        if (number != null) {
            counts[number]++;
            BitSet theirs = seen.get(viewer);
            if (theirs != null) {
                theirs.set(number);
            }
        }
    }

    /** Whether they have rated nothing yet. */
    public boolean isNew(String viewer) {
        return of(viewer).isEmpty();
    }

    public boolean hasRated(String viewer, String film) {
        return of(viewer).get(number(film));
    }

    /** From 0, among the films that the viewer has not rated. */
    public int rank(String viewer, String film) {
        int wanted = number(film);
        BitSet theirs = of(viewer);
        int better = 0;
        for (int other = theirs.nextClearBit(0); other < counts.length; other = theirs.nextClearBit(other + 1)) {
            better += counts[other] > counts[wanted] || counts[other] == counts[wanted] && other < wanted ? 1 : 0;
        }
        return better;
    }

    private BitSet of(String viewer) {
        return known(seen.get(viewer), viewer);
    }

    private int number(String film) {
        return known(numbers.get(film), film);
    }

    private static <T> T known(@Nullable T value, String id) {
        if (value == null) {
            throw new IllegalArgumentException("nobody said that " + id + " would be asked about");
        }
        return value;
    }
}
