package com.movieconcierge.behaviour;

import java.util.List;

/** Learns a {@link NextFilmModel}: by ridge regression, and as factors beside it. See ADR 25 and 29. */
public final class NextFilmFit {
    private NextFilmFit() {}

    /**
     * Learns from what viewers did. Uses all cores; the result depends on nothing but what is given.
     *
     * @param films ids, by the numbers that the events name
     * @param content of the films, in their order
     */
    public static NextFilmModel fit(
            List<ViewerEvents> viewers, List<String> films, NextFilmSettings settings, FilmContent content) {
        NextFilmModel ridge = NextFilmRidge.fit(viewers, films, settings.ridge());
        if (settings.factors().isEmpty() || ridge.films().isEmpty()) {
            return ridge;
        }
        FilmNumbers numbers =
                new FilmNumbers(viewers, films.size(), settings.ridge().fewestEvents());
        return ridge.with(new FactorFit(numbers, settings.factors().get(), settings.gaps(), content).fit(viewers));
    }
}
