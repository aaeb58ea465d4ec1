package com.movieconcierge.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people choose next, as it is served. Each event adds to the score of every film, by its film, its age and the moment of
 * asking alone: {@code score(m) = Σᵢ Σ_f φ_f(ageᵢ) · B[f, filmᵢ; m]} with {@code φ_f(k) = scale_f^k}, k counting the viewer's
 * events from the latest, which is 0; and to that what {@link NextFilmFactors} say, where there are any. So a score is the sum of
 * what its events add. Immutable; see ADR 25, 27, 28 and 29.
 */
public final class NextFilmModel {
    /** A film that it did not learn. */
    public static final int UNKNOWN = -1;

    private final List<String> films;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final EventDecay decay;
    private final SparseRows weights;
    private final SuccessionCounts successions;
    private final Optional<NextFilmFactors> factors;

    /**
     * @param films ids of those it knows
     * @param weights a row a scale and film, a column a film
     * @param factors of the same films
     */
    NextFilmModel(
            List<String> films,
            EventDecay decay,
            SparseRows weights,
            SuccessionCounts successions,
            Optional<NextFilmFactors> factors) {
        this.films = List.copyOf(films);
        this.decay = decay;
        this.weights = weights;
        this.successions = successions;
        this.factors = factors;
        for (int film = 0; film < films.size(); film++) {
            numbers.put(films.get(film), film);
        }
    }

    /**
     * The same, with factors beside the weights.
     *
     * @param more ids of films that have factors and nothing else; they come behind the others
     */
    NextFilmModel with(List<String> more, NextFilmFactors others) {
        return new NextFilmModel(
                Stream.concat(films.stream(), more.stream()).toList(),
                decay,
                weights.widened(decay.scales(), more.size()),
                successions.widened(more.size()),
                Optional.of(others));
    }

    /** Ids of the films it knows, by number. */
    public List<String> films() {
        return films;
    }

    /** Of a film; {@link #UNKNOWN} for one that it did not learn. */
    public int number(String movieId) {
        return numbers.getOrDefault(movieId, UNKNOWN);
    }

    /** By which factors an event weighs less than the one after it, for the weights. */
    public List<Double> scales() {
        return decay.list();
    }

    EventDecay decay() {
        return decay;
    }

    SparseRows weights() {
        return weights;
    }

    /** What is known of who rated what after what. */
    public SuccessionCounts successions() {
        return successions;
    }

    public Optional<NextFilmFactors> factors() {
        return factors;
    }

    /**
     * The weights that are kept of a film.
     *
     * @param scale from 0
     * @param film a number
     * @return by movieId; what is not there is 0
     */
    public Map<String, Float> weights(int scale, int film) {
        int row = scale * films.size() + film;
        Map<String, Float> byFilm = new TreeMap<>();
        int[] columns = weights.columns(row);
        for (int i = 0; i < columns.length; i++) {
            byFilm.put(films.get(columns[i]), weights.values(row)[i]);
        }
        return byFilm;
    }

    /**
     * The question that a history asks.
     *
     * @param history numbers of films, the latest last; {@link #UNKNOWN} for one that adds nothing
     * @param sinceLast seconds from the last event to the moment of asking; a long time where one of them is not known
     */
    public NextFilmQuery after(int[] history, OptionalLong sinceLast) {
        int[] asking = history.clone();
        long gap = sinceLast.orElse(Long.MAX_VALUE);
        return new NextFilmQuery(
                films.size(),
                decay,
                weights,
                factors.map(known -> new FactorQuery(known, asking, known.gaps().kind(gap))),
                asking);
    }
}
