package com.movieconcierge.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Learns a {@link NextFilmModel} by ridge regression from the decayed history to the next film: {@code B = (HᵀH + λI)⁻¹ HᵀY}, with
 * a row of H and Y for every choice in the log; and likewise one B for each kind of moment, over its choices, drawn to the common
 * one. Of each row the strongest weights are kept. See ADR 25 and 27.
 */
public final class NextFilmRidge {
    private final List<ViewerEvents> viewers;
    private final RidgeSettings settings;
    private final AskingGaps gaps;
    private final EventDecay decay;
    private final FilmNumbers films;

    private NextFilmRidge(List<ViewerEvents> viewers, int films, RidgeSettings settings, AskingGaps gaps) {
        this.viewers = viewers;
        this.settings = settings;
        this.gaps = gaps;
        this.decay = new EventDecay(settings.scales());
        this.films = new FilmNumbers(viewers, films, settings.fewestEvents());
    }

    /**
     * Learns from what viewers did. Uses all cores; the result depends on nothing but what is given.
     *
     * @param films ids, by the numbers that the events name
     */
    public static NextFilmModel fit(
            List<ViewerEvents> viewers, List<String> films, RidgeSettings settings, AskingGaps gaps) {
        NextFilmRidge ridge = new NextFilmRidge(viewers, films.size(), settings, gaps);
        return new NextFilmModel(
                IntStream.range(0, films.size())
                        .filter(film -> ridge.films.number(film) >= 0)
                        .mapToObj(films::get)
                        .toList(),
                ridge.decay,
                gaps,
                ridge.weights(),
                SuccessionCounts.of(viewers, ridge.films));
    }

    /** The bytes of the largest thing that a fit over so many films holds at a time: its system of equations. */
    public static long systemBytes(int knownFilms, RidgeSettings settings) {
        long rows = (long) knownFilms * settings.scales().size();
        return Float.BYTES * (rows * (rows + 1) + 3 * rows * knownFilms);
    }

    private List<SparseRows> weights() {
        float[] common = choicesAfter(gap -> true).solved();
        List<SparseRows> weights = new ArrayList<>(List.of(strongest(common)));
        for (int i = 0; i < gaps.kinds() && settings.gapRidge() > 0; i++) {
            int kind = i;
            weights.add(strongest(choicesAfter(gap -> gaps.kind(gap) == kind).solvedTowards(common)));
        }
        return weights;
    }

    private RidgeSystem choicesAfter(LongPredicate gap) {
        double mean = RidgeSystem.meanWeight(viewers, settings.lengthExponent());
        RidgeSystem system = new RidgeSystem(settings, decay, films);
        for (ViewerEvents events : viewers) {
            system.add(
                    events,
                    Math.pow(events.size(), -settings.lengthExponent()) / mean,
                    t -> gap.test(events.time(t) - events.time(t - 1)));
        }
        return system;
    }

    private SparseRows strongest(float[] solved) {
        return SparseRows.strongest(solved, decay.scales() * films.known(), films.known(), settings.mostWeights());
    }
}
