package com.movieconcierge.behaviour;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns a {@link NextFilmModel} by ridge regression from the decayed history to the next film: {@code B = (HᵀH + λI)⁻¹ HᵀY}, with
 * a row of H and Y for every choice in the log. Of each row the strongest weights are kept. See ADR 25 and 27.
 */
public final class NextFilmRidge {
    private final List<ViewerEvents> viewers;
    private final RidgeSettings settings;
    private final EventDecay decay;
    private final FilmNumbers films;

    private NextFilmRidge(List<ViewerEvents> viewers, int films, RidgeSettings settings) {
        this.viewers = viewers;
        this.settings = settings;
        this.decay = new EventDecay(settings.scales());
        this.films = new FilmNumbers(viewers, films, settings.fewestEvents());
    }

    /**
     * Learns from what viewers did. Uses all cores; the result depends on nothing but what is given.
     *
     * @param films ids, by the numbers that the events name
     */
    public static NextFilmModel fit(List<ViewerEvents> viewers, List<String> films, RidgeSettings settings) {
        NextFilmRidge ridge = new NextFilmRidge(viewers, films.size(), settings);
        return new NextFilmModel(
                IntStream.range(0, films.size())
                        .filter(film -> ridge.films.number(film) >= 0)
                        .mapToObj(films::get)
                        .toList(),
                ridge.decay,
                ridge.weights(),
                SuccessionCounts.of(viewers, ridge.films),
                Optional.empty());
    }

    /** The bytes of the largest thing that a fit over so many films holds at a time: its system of equations. */
    public static long systemBytes(int knownFilms, RidgeSettings settings) {
        long rows = (long) knownFilms * settings.scales().size();
        return Float.BYTES * (rows * (rows + 1) + 2 * rows * knownFilms);
    }

    private SparseRows weights() {
        double mean = RidgeSystem.meanWeight(viewers, settings.lengthExponent());
        RidgeSystem system = new RidgeSystem(settings, decay, films);
        for (ViewerEvents events : viewers) {
            system.add(events, Math.pow(events.size(), -settings.lengthExponent()) / mean);
        }
        return SparseRows.strongest(
                system.solved(), decay.scales() * films.known(), films.known(), settings.mostWeights());
    }
}
