package com.movieconcierge.behaviour;

/** What a history says of every film that a {@link NextFilmModel} knows, at a moment. Immutable. */
public final class NextFilmQuery {
    private final int films;
    private final EventDecay decay;
    private final SparseRows weights;
    /** Numbers of films, the latest last. */
    private final int[] history;

    NextFilmQuery(int films, EventDecay decay, SparseRows weights, int[] history) {
        this.films = films;
        this.decay = decay;
        this.weights = weights;
        this.history = history;
    }

    /** Scores by number of film. */
    public double[] scores() {
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

    /**
     * What an event adds to the score of a film.
     *
     * @param event its place in the history
     * @param candidate number of the film; 0 comes of one that is not known
     */
    public double share(int event, int candidate) {
        int age = history.length - 1 - event;
        double share = 0;
        for (int f = 0; f < decay.scales() && history[event] >= 0 && candidate >= 0; f++) {
            share += age < decay.length(f) ? decay.of(f, age) * weights.at(f * films + history[event], candidate) : 0;
        }
        return share;
    }
}
