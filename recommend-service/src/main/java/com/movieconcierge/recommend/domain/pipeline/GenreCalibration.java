package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the genres of a list that is being made are from those of what the viewer liked: {@code Σ p · log(p / q̃)} in nats, with p
 * their part of the liked films, q that of the list and {@code q̃ = (1 − α) q + α p}, α = {@value #SMOOTHING}. Between 0 for the same
 * proportions and −log α = 4.6 for none of them. A film of several genres is divided among them. For one list and one thread.
 *
 * <p>Source: Steck: "Calibrated recommendations", RecSys 2018.
 */
final class GenreCalibration {
    private static final double SMOOTHING = 0.01;

    private final IndexSnapshot index;
    /** Canonical genre → its place in the arrays. */
    private final Map<String, Integer> places;

    private final double[] wanted;
    /** Sum over the films chosen so far; of a film without these genres nothing. */
    private final double[] given;

    private int films;
    /** By row: the same few films are tried again and again. */
    private final Map<Integer, Part> parts = new HashMap<>();

    /** What a film adds: each to all of these places. */
    private record Part(List<Integer> places, double each) {}

    private GenreCalibration(IndexSnapshot index, Map<String, Double> liked) {
        this.index = index;
        this.places = new HashMap<>();
        this.wanted = new double[liked.size()];
        this.given = new double[liked.size()];
        double sum = liked.values().stream().mapToDouble(weight -> weight).sum();
        liked.forEach((genre, weight) -> {
            int place = places.size();
            places.put(genre, place);
            wanted[place] = weight / sum;
        });
    }

    /**
     * Towards the genres of the films that the profile lists and that pull, each by its long weight; empty where the profile lists none, as
     * for somebody who only asks.
     */
    static Optional<GenreCalibration> of(Query query) {
        Map<String, Double> liked = new LinkedHashMap<>();
        for (RatedFilm film : query.taste().map(taste -> taste.history()).orElse(List.of())) {
            int row = query.index().rowOf(film.movieId());
            if (row >= 0 && film.longWeight() > 0) {
                List<String> genres = genres(query.index().film(row));
                genres.forEach(genre -> liked.merge(genre, film.longWeight() / genres.size(), Double::sum));
            }
        }
        return liked.isEmpty() ? Optional.empty() : Optional.of(new GenreCalibration(query.index(), liked));
    }

    private static List<String> genres(Film film) {
        return film.genres().stream()
                .filter(genre -> !genre.equals(Genres.NONE))
                .map(Genres::canonical)
                .distinct()
                .toList();
    }

    /** The divergence with one more film. */
    double with(int row) {
        double[] sum = given.clone();
        add(row, sum);
        double divergence = 0;
        for (int place = 0; place < sum.length; place++) {
            double part = (1 - SMOOTHING) * sum[place] / (films + 1) + SMOOTHING * wanted[place];
            divergence += wanted[place] * Math.log(wanted[place] / part);
        }
        return divergence;
    }

    /** Takes a film into the list. */
    void add(int row) {
        add(row, given);
        films++;
    }

    private void add(int row, double[] sum) {
        Part part = parts.computeIfAbsent(row, this::part);
        part.places.forEach(place -> sum[place] += part.each);
    }

    private Part part(int row) {
        List<String> genres = genres(index.film(row));
        List<Integer> wantedOnes =
                genres.stream().map(places::get).filter(Objects::nonNull).toList();
        return new Part(wantedOnes, 1.0 / Math.max(1, genres.size()));
    }
}
