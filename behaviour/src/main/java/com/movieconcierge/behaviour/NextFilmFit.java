package com.movieconcierge.behaviour;

import java.util.List;
import java.util.stream.IntStream;

/** Learns a {@link NextFilmModel}: by ridge regression, and as factors beside it. See ADR 25 and 29. */
public final class NextFilmFit {
    /** Films whose factors are predicted, at most: a model has to fit into readers' memory and through a topic. */
    public static final int MOST_PREDICTED = 10_000;

    private NextFilmFit() {}

    /**
     * Learns from what viewers did. Uses all cores; the result depends on nothing but what is given.
     *
     * @param films ids, by the numbers that the events name; more of them may follow, which nobody has rated
     * @param content of the films, in their order; of those that too few have rated to be learned, factors are predicted from it
     */
    public static NextFilmModel fit(
            List<ViewerEvents> viewers, List<String> films, NextFilmSettings settings, FilmContent content) {
        NextFilmModel ridge = NextFilmRidge.fit(viewers, films, settings.ridge());
        if (settings.factors().isEmpty() || ridge.films().isEmpty()) {
            return ridge;
        }
        FilmNumbers numbers =
                new FilmNumbers(viewers, films.size(), settings.ridge().fewestEvents());
        FactorSettings sized = settings.factors().get().sizedFor(choices(viewers));
        int[] unlearned = content.beside(numbers, MOST_PREDICTED);
        NextFilmFactors factors = new FactorFit(numbers, sized, settings.gaps(), content).fit(viewers, unlearned);
        List<String> predicted = IntStream.of(unlearned).mapToObj(films::get).toList();
        return ridge.with(predicted, factors);
    }

    /** All events but the first of each viewer. */
    private static long choices(List<ViewerEvents> viewers) {
        return viewers.stream()
                .mapToLong(events -> Math.max(0, events.size() - 1))
                .sum();
    }
}
