package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.Persona.TypicalFilm;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the viewers of each cluster like, each viewer counting the same: their weights are scaled so that the sizes add up
 * to 1. Holds films, never viewers; what fewer than {@value #LEAST_VIEWERS} viewers of a cluster like is not told.
 */
final class ClusterStatistics {
    /** Nobody is to be found out by a film that only they know. */
    static final int LEAST_VIEWERS = 3;
    /** A feature of fewer films than this is one film's, or two's. */
    private static final int LEAST_FILMS = 3;

    private static final double LEAST_SHARE = 0.015;
    private static final double LEAST_LIFT = 1.15;
    private static final int MOST_FILMS = 24;

    private final TasteSpace<BlockKey> space;
    private final int clusters;
    private final int[] sizes;
    private final double[] distances;
    private final List<List<TasteSum>> tastes = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final Map<String, FilmTally> films = new TreeMap<>();

    /** A film, by cluster. */
    private static final class FilmTally {
        private final double[] liked;
        private final double[] weight;
        private final int[] viewers;

        private FilmTally(int clusters) {
            liked = new double[clusters];
            weight = new double[clusters];
            viewers = new int[clusters];
        }
    }

    ClusterStatistics(TasteSpace<BlockKey> space, int clusters) {
        this.space = space;
        this.clusters = clusters;
        this.sizes = new int[clusters];
        this.distances = new double[clusters];
        for (int cluster = 0; cluster < clusters; cluster++) {
            tastes.add(space.parts().stream()
                    .map(part -> new TasteSum(new double[part.key().dimensions()], 0))
                    .toList());
            weights.add(new double[space.parts().size()]);
        }
    }

    void add(int cluster, double distance, Viewer viewer) {
        sizes[cluster]++;
        distances[cluster] += distance;
        double all = viewer.films().stream()
                .mapToDouble(film -> Math.abs(film.weight()))
                .sum();
        double liked = viewer.films().stream()
                .mapToDouble(film -> Math.max(0, film.weight()))
                .sum();
        if (!(all > 0)) {
            return;
        }
        addTaste(cluster, viewer, 1 / all);
        for (Weighed film : viewer.films()) {
            FilmTally tally = films.computeIfAbsent(film.movieId(), id -> new FilmTally(clusters));
            tally.weight[cluster] += film.weight() / all;
            if (film.weight() > 0) {
                tally.liked[cluster] += film.weight() / liked;
                tally.viewers[cluster]++;
            }
        }
    }

    private void addTaste(int cluster, Viewer viewer, double factor) {
        for (int part = 0; part < space.parts().size(); part++) {
            double[] sum = tastes.get(cluster).get(part).vector();
            TasteSum own = viewer.taste().of(space.parts().get(part).key()).orElse(null);
            if (own != null) {
                weights.get(cluster)[part] += own.weight() * factor;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += own.vector()[i] * factor;
                }
            }
        }
    }

    int size(int cluster) {
        return sizes[cluster];
    }

    double meanDistance(int cluster) {
        return distances[cluster] / Math.max(1, sizes[cluster]);
    }

    /** The mean taste, by part of the space. */
    List<TasteSum> taste(int cluster) {
        List<TasteSum> mean = new ArrayList<>();
        for (int part = 0; part < space.parts().size(); part++) {
            double[] vector = tastes.get(cluster).get(part).vector().clone();
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= Math.max(1, sizes[cluster]);
            }
            mean.add(new TasteSum(vector, weights.get(cluster)[part] / Math.max(1, sizes[cluster])));
        }
        return mean;
    }

    /** What the cluster's viewers like more than all do, the most telling first. */
    List<Evidence> evidence(int cluster, Catalogue catalogue) {
        Map<Feature, double[]> shares = new HashMap<>();
        Map<Feature, Integer> carriers = new HashMap<>();
        films.forEach((movieId, film) -> {
            for (Feature feature : catalogue.features(movieId)) {
                double[] both = shares.computeIfAbsent(feature, key -> new double[2]);
                both[0] += share(film, cluster);
                both[1] += shareOfAll(film);
                if (film.viewers[cluster] >= LEAST_VIEWERS) {
                    carriers.merge(feature, 1, Integer::sum);
                }
            }
        });
        List<Evidence> evidence = new ArrayList<>();
        shares.forEach((feature, both) -> {
            double lift = both[0] / both[1];
            if (both[0] >= LEAST_SHARE && lift >= LEAST_LIFT && carriers.getOrDefault(feature, 0) >= LEAST_FILMS) {
                evidence.add(new Evidence(catalogue.asCalled(feature), lift, both[0]));
            }
        });
        evidence.sort(Comparator.comparingDouble((Evidence one) -> -one.tells()).thenComparing(Evidence::feature));
        return evidence;
    }

    /** The films that tell the cluster from all viewers, the most telling first. */
    List<TypicalFilm> typicalFilms(int cluster) {
        return films.entrySet().stream()
                .filter(film -> film.getValue().viewers[cluster] >= LEAST_VIEWERS)
                .filter(film -> share(film.getValue(), cluster) > shareOfAll(film.getValue()))
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<String, FilmTally> film) -> -tells(film.getValue(), cluster))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_FILMS)
                .map(film -> new TypicalFilm(
                        film.getKey(),
                        share(film.getValue(), cluster) / shareOfAll(film.getValue()),
                        film.getValue().weight[cluster] / sizes[cluster]))
                .toList();
    }

    private double tells(FilmTally film, int cluster) {
        double share = share(film, cluster);
        return share * Math.log(share / shareOfAll(film));
    }

    private double share(FilmTally film, int cluster) {
        return film.liked[cluster] / Math.max(1, sizes[cluster]);
    }

    private double shareOfAll(FilmTally film) {
        double liked = 0;
        int viewers = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            liked += film.liked[cluster];
            viewers += sizes[cluster];
        }
        return liked / Math.max(1, viewers);
    }
}
