package com.movieconcierge.behaviour;

/** The question that a history asks of {@link NextFilmFactors}: one vector, whatever the history's length. Immutable. */
final class FactorQuery {
    private final NextFilmFactors factors;
    private final int[] history;
    private final int kind;
    private final double[] question;

    /**
     * @param history numbers of films, the latest last; negative for one that adds nothing
     * @param kind of the moment of asking
     */
    FactorQuery(NextFilmFactors factors, int[] history, int kind) {
        this.factors = factors;
        this.history = history;
        this.kind = kind;
        this.question = new double[factors.dimensions()];
        for (int event = 0; event < history.length; event++) {
            add(question, event);
        }
    }

    private void add(double[] sum, int event) {
        if (history[event] >= 0) {
            factors.addEvent(sum, history[event], history.length - 1 - event, kind);
        }
    }

    void addScores(double[] sums) {
        factors.addScores(question, sums);
    }

    double score(int film) {
        return factors.score(question, film);
    }

    double share(int event, int film) {
        double[] alone = new double[factors.dimensions()];
        add(alone, event);
        return factors.score(alone, film);
    }
}
