package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A taste that a person can read.
 *
 * @param films the listed films by the size of their weight
 * @param genres share of each genre among what the viewer is drawn to, the largest first; adds up to 1
 * @param eras the same by decade, in order of time
 */
public record TasteSummary(List<WeightedFilm> films, List<Share> genres, List<Share> eras) {

    /** A rated film and what it weighs in both scales together; signed, the sizes of all add up to at most 1. */
    public record WeightedFilm(Film film, TasteProfile.RatedFilm rated, double weight) {}

    /** A part of a whole, in [0, 1]. */
    public record Share(String name, double share) {}

    /** Draws the portrait from the films of the history that the index knows. */
    public static TasteSummary of(TasteProfile taste, IndexSnapshot index, double lambda) {
        double longTotal = 0;
        double recentTotal = 0;
        for (TasteProfile.RatedFilm rated : taste.history()) {
            longTotal += Math.abs(rated.longWeight());
            recentTotal += Math.abs(rated.recentWeight());
        }
        List<WeightedFilm> films = new ArrayList<>();
        for (TasteProfile.RatedFilm rated : taste.history()) {
            int row = index.rowOf(rated.movieId());
            if (row >= 0) {
                double weight = part(1 - lambda, rated.longWeight(), longTotal)
                        + part(lambda, rated.recentWeight(), recentTotal);
                films.add(new WeightedFilm(index.film(row), rated, weight));
            }
        }
        films.sort(Comparator.comparingDouble(film -> -Math.abs(film.weight())));
        return new TasteSummary(films, largestFirst(genres(films)), inOrder(eras(films)));
    }

    private static double part(double share, double weight, double total) {
        return total > 0 ? share * weight / total : 0;
    }

    private static Map<String, Double> genres(List<WeightedFilm> films) {
        Map<String, Double> genres = new TreeMap<>();
        for (WeightedFilm film : films) {
            for (String genre : film.film.genres()) {
                // A film of three genres speaks a third for each.
                double part = film.weight / film.film.genres().size();
                genres.merge(genre, Math.max(0, part), Double::sum);
            }
        }
        return genres;
    }

    private static Map<String, Double> eras(List<WeightedFilm> films) {
        Map<String, Double> eras = new TreeMap<>();
        for (WeightedFilm film : films) {
            Integer year = film.film.year();
            if (year != null) {
                eras.merge(year / 10 * 10 + "s", Math.max(0, film.weight), Double::sum);
            }
        }
        return eras;
    }

    /** Weights as shares of their sum; those of 0 are left out. */
    static List<Share> largestFirst(Map<String, Double> weights) {
        List<Share> shares = new ArrayList<>(inOrder(weights));
        shares.sort(Comparator.comparingDouble((Share share) -> -share.share).thenComparing(Share::name));
        return shares;
    }

    private static List<Share> inOrder(Map<String, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Share(entry.getKey(), entry.getValue() / total))
                .toList();
    }
}
