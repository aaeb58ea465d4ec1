package com.movieconcierge.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What people choose next, as it is served. Each event adds to the score of every film, by its film, its age and the moment of
 * asking alone: {@code score(m) = Σᵢ Σ_f φ_f(ageᵢ) · B[f, filmᵢ; m]} with {@code φ_f(k) = scale_f^k}, k counting the viewer's
 * events from the latest, which is 0. So a score is the sum of what its events add. Immutable; see ADR 25, 27 and 28.
 */
public final class NextFilmModel {
    /** A film that it did not learn. */
    public static final int UNKNOWN = -1;

    private final List<String> films;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final EventDecay decay;
    private final AskingGaps gaps;
    private final List<SparseRows> weights;
    private final SuccessionCounts successions;

    /**
     * @param films ids of those it knows
     * @param weights a row a scale and film, a column a film: first the common ones, then one a kind of moment, if any
     */
    NextFilmModel(
            List<String> films,
            EventDecay decay,
            AskingGaps gaps,
            List<SparseRows> weights,
            SuccessionCounts successions) {
        this.films = List.copyOf(films);
        this.decay = decay;
        this.gaps = gaps;
        this.weights = List.copyOf(weights);
        this.successions = successions;
        for (int film = 0; film < films.size(); film++) {
            numbers.put(films.get(film), film);
        }
    }

    /** Ids of the films it knows, by number. */
    public List<String> films() {
        return films;
    }

    /** Of a film; {@link #UNKNOWN} for one that it did not learn. */
    public int number(String movieId) {
        return numbers.getOrDefault(movieId, UNKNOWN);
    }

    /** By which factors an event weighs less than the one after it. */
    public List<Double> scales() {
        return decay.list();
    }

    public AskingGaps gaps() {
        return gaps;
    }

    EventDecay decay() {
        return decay;
    }

    List<SparseRows> weights() {
        return weights;
    }

    /** What is known of who rated what after what. */
    public SuccessionCounts successions() {
        return successions;
    }

    /**
     * The weights that are kept of a film.
     *
     * @param moment a kind of {@link #gaps}, from 0; negative for the common ones
     * @param scale from 0
     * @param film a number
     * @return by movieId; what is not there is 0
     */
    public Map<String, Float> weights(int moment, int scale, int film) {
        SparseRows matrix = weights.get(Math.max(moment, -1) + 1);
        int row = scale * films.size() + film;
        Map<String, Float> byFilm = new TreeMap<>();
        int[] columns = matrix.columns(row);
        for (int i = 0; i < columns.length; i++) {
            byFilm.put(films.get(columns[i]), matrix.values(row)[i]);
        }
        return byFilm;
    }

    /** How many kinds of moments have weights of their own. */
    public int moments() {
        return weights.size() - 1;
    }

    /** The same, knowing nothing of moments. */
    public NextFilmModel momentless() {
        return new NextFilmModel(films, decay, gaps, weights.subList(0, 1), successions);
    }

    /**
     * The question that a history asks.
     *
     * @param history numbers of films, the latest last; {@link #UNKNOWN} for one that adds nothing
     * @param sinceLast seconds from the last event to the moment of asking, where both are known
     */
    public NextFilmQuery after(int[] history, OptionalLong sinceLast) {
        boolean knowsMoments = weights.size() > 1 && sinceLast.isPresent() && history.length > 0;
        SparseRows rows = weights.get(knowsMoments ? gaps.kind(sinceLast.getAsLong()) + 1 : 0);
        return new NextFilmQuery(films.size(), decay, rows, history.clone());
    }
}
