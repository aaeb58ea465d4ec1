package com.movieconcierge.behaviour;

import java.util.Optional;

/** What a history says of every film that a {@link NextFilmModel} knows, at a moment. Immutable. */
public final class NextFilmQuery {
    private final int films;
    private final EventDecay decay;
    private final SparseRows weights;
    private final Optional<FactorQuery> factors;
    /** Numbers of films, the latest last. */
    private final int[] history;
    /** Of the weights alone, by number of film. */
    private final double[] weighted;

    /** @param factors what the same history asks of the model's factors, where it has any */
    NextFilmQuery(int films, EventDecay decay, SparseRows weights, Optional<FactorQuery> factors, int[] history) {
        this.films = films;
        this.decay = decay;
        this.weights = weights;
        this.factors = factors;
        this.history = history;
        this.weighted = weighted();
    }

    private double[] weighted() {
        double[] sums = new double[films];
        for (int event = 0; event < history.length; event++) {
            int age = history.length - 1 - event;
            for (int f = 0; f < decay.scales() && history[event] >= 0; f++) {
                if (age < decay.length(f)) {
                    weights.addScaled(sums, f * films + history[event], decay.of(f, age));
                }
            }
        }
        return sums;
    }

    /** Scores by number of film; good enough to find the best ones by. */
    public double[] scores() {
        double[] scores = weighted.clone();
        factors.ifPresent(asked -> asked.addScores(scores));
        return scores;
    }

    /**
     * The score of a film, in 64 bits: the sum of what all events add.
     *
     * @param candidate number of the film; 0 comes of one that is not known
     */
    public double score(int candidate) {
        return candidate < 0
                ? 0
                : weighted[candidate]
                        + factors.map(asked -> asked.score(candidate)).orElse(0.0);
    }

    /**
     * What an event adds to the score of a film.
     *
     * @param event its place in the history
     * @param candidate number of the film; 0 comes of one that is not known
     */
    public double share(int event, int candidate) {
        if (history[event] < 0 || candidate < 0) {
            return 0;
        }
        int age = history.length - 1 - event;
        double share = factors.map(asked -> asked.share(event, candidate)).orElse(0.0);
        for (int f = 0; f < decay.scales(); f++) {
            share += age < decay.length(f) ? decay.of(f, age) * weights.at(f * films + history[event], candidate) : 0;
        }
        return share;
    }
}
