package com.movieconcierge.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * The next film from the decayed history, by ridge regression: each event adds to the score of every film, by its film, its age
 * and the moment of asking alone, {@code score(m) = Σᵢ Σ_f φ_f(ageᵢ) · B[f, filmᵢ; m]} with {@code φ_f(k) = scale_f^k}, k counting the
 * viewer's events from the latest, which is 0. So a score is the sum of what its events add.
 *
 * <p>{@code B = (HᵀH + λI)⁻¹ HᵀY}, with a row of H and Y for every choice in the log; and likewise one B for each kind of moment,
 * over its choices, drawn to the common one. Of each row the strongest weights are kept. See ADR 25 and 27.
 */
public final class NextFilmRidge {
    private final AskingGaps gaps;
    private final EventDecay decay;
    private final FilmNumbers films;
    /** A row a scale and known film, a column a known film: first the common one, then one a kind of moment, if any. */
    private final List<SparseRows> weights;

    private NextFilmRidge(AskingGaps gaps, EventDecay decay, FilmNumbers films, List<SparseRows> weights) {
        this.gaps = gaps;
        this.decay = decay;
        this.films = films;
        this.weights = List.copyOf(weights);
    }

    /**
     * Learns from what viewers did.
     *
     * @param films how many there are; they are numbered from 0
     */
    public static NextFilmRidge fit(List<ViewerEvents> viewers, int films, RidgeSettings settings, AskingGaps gaps) {
        EventDecay decay = new EventDecay(settings.scales());
        FilmNumbers numbers = new FilmNumbers(viewers, films, settings.fewestEvents());
        double mean = RidgeSystem.meanWeight(viewers, settings.lengthExponent());
        Function<LongPredicate, RidgeSystem> choicesAfter = gap -> {
            RidgeSystem system = new RidgeSystem(settings, decay, numbers);
            for (ViewerEvents events : viewers) {
                system.add(
                        events,
                        Math.pow(events.size(), -settings.lengthExponent()) / mean,
                        t -> gap.test(events.time(t) - events.time(t - 1)));
            }
            return system;
        };
        Function<float[], SparseRows> kept = solved ->
                SparseRows.strongest(solved, decay.scales() * numbers.known(), numbers.known(), settings.mostWeights());
        float[] common = choicesAfter.apply(gap -> true).solved();
        List<SparseRows> weights = new ArrayList<>(List.of(kept.apply(common)));
        for (int i = 0; i < gaps.kinds() && settings.gapRidge() > 0; i++) {
            int kind = i;
            weights.add(
                    kept.apply(choicesAfter.apply(gap -> gaps.kind(gap) == kind).solvedTowards(common)));
        }
        return new NextFilmRidge(gaps, decay, numbers, weights);
    }

    /** Whether the film had enough events to be learned. */
    public boolean knows(int film) {
        return films.number(film) >= 0;
    }

    /** How many films it knows. */
    public int known() {
        return films.known();
    }

    /**
     * Scores of all films by number, after what somebody did; 0 for one that it does not know.
     *
     * @param askedAt epoch seconds, where it is known
     */
    public void score(ViewerEvents history, OptionalLong askedAt, float[] scores) {
        float[] sums = new float[films.known()];
        SparseRows of = weights(history, askedAt);
        for (int i = history.size() - 1; i >= 0; i--) {
            int row = films.number(history.film(i));
            int age = history.size() - 1 - i;
            for (int f = 0; f < decay.scales() && row >= 0; f++) {
                if (age < decay.length(f)) {
                    of.addScaled(sums, f * films.known() + row, (float) decay.of(f, age));
                }
            }
        }
        for (int film = 0; film < scores.length; film++) {
            scores[film] = films.number(film) < 0 ? 0 : sums[films.number(film)];
        }
    }

    /** What an event of the history adds to the score of a film. */
    public double share(ViewerEvents history, int event, OptionalLong askedAt, int candidate) {
        int row = films.number(history.film(event));
        int column = films.number(candidate);
        int age = history.size() - 1 - event;
        SparseRows of = weights(history, askedAt);
        double share = 0;
        for (int f = 0; f < decay.scales() && row >= 0 && column >= 0; f++) {
            share += age < decay.length(f) ? decay.of(f, age) * of.at(f * films.known() + row, column) : 0;
        }
        return share;
    }

    private SparseRows weights(ViewerEvents history, OptionalLong askedAt) {
        int kind = gaps.kind(history, askedAt);
        return weights.get(weights.size() == 1 ? 0 : kind + 1);
    }
}
