package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Films as if they were new: all ratings of some, chosen at random among those that are rated, are taken out of what is learned from.
 * They are asked about as before, and stand in histories as before.
 */
public final class LeftOutFilms {
    private LeftOutFilms() {}

    /**
     * @param part of the rated films that is left out, in [0, 1); 0 leaves the split as it is
     * @param seed of which they are
     */
    public static Split of(Split split, double part, long seed) {
        if (part == 0) {
            return split;
        }
        Set<Integer> leftOut = chosen(split.training(), part, seed);
        List<ViewerEvents> learned = split.training().viewers().stream()
                .map(events -> events.without(leftOut::contains))
                .toList();
        return new Split(split.name(), split.dataset(), split.dataset().training(learned), split.questions(), leftOut);
    }

    private static Set<Integer> chosen(Training training, double part, long seed) {
        int[] counts = training.counts();
        List<Integer> rated = IntStream.range(0, counts.length)
                .filter(film -> counts[film] > 0)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(rated, new Random(seed));
        return new HashSet<>(rated.subList(0, (int) Math.round(part * rated.size())));
    }
}
