package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Persona.TypicalFilm;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
    private final int[] sizes;
    private final double[] distances;
    /** By cluster and part of the space. */
    private final double[][][] tastes;

    private final double[][] weights;
    private final Map<String, FilmStatistics> films = new TreeMap<>();

    /**
     * A feature of films that the viewers of a cluster like more than others.
     *
     * @param lift share over the share among all viewers; above 1
     * @param share of what its viewers like, each viewer counting the same, in [0, 1]
     */
    record Evidence(Feature feature, double lift, double share) {

        Persona.Evidence toModel() {
            return new Persona.Evidence(feature.kind().key(), feature.name(), lift, share);
        }

        /** How much it tells: the summand of the Kullback-Leibler divergence from all viewers to these. */
        double tells() {
            return share * Math.log(lift);
        }
    }

    private final class FilmStatistics {
        private final double[] liked = new double[sizes.length];
        private final double[] weight = new double[sizes.length];
        private final int[] viewers = new int[sizes.length];

        private double share(int cluster) {
            return liked[cluster] / Math.max(1, sizes[cluster]);
        }

        private double shareOfAll() {
            double all = 0;
            for (double one : liked) {
                all += one;
            }
            return all / Math.max(1, IntStream.of(sizes).sum());
        }

        private double tells(int cluster) {
            return share(cluster) * Math.log(share(cluster) / shareOfAll());
        }
    }

    ClusterStatistics(TasteSpace<BlockKey> space, int clusters) {
        this.space = space;
        this.sizes = new int[clusters];
        this.distances = new double[clusters];
        this.weights = new double[clusters][space.parts().size()];
        this.tastes = new double[clusters][space.parts().size()][];
        for (double[][] taste : tastes) {
            for (int part = 0; part < taste.length; part++) {
                taste[part] = new double[space.parts().get(part).dimensions()];
            }
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
            FilmStatistics statistics = films.computeIfAbsent(film.movieId(), id -> new FilmStatistics());
            statistics.weight[cluster] += film.weight() / all;
            if (film.weight() > 0) {
                statistics.liked[cluster] += film.weight() / liked;
                statistics.viewers[cluster]++;
            }
        }
    }

    private void addTaste(int cluster, Viewer viewer, double factor) {
        for (int part = 0; part < space.parts().size(); part++) {
            double[] sum = tastes[cluster][part];
            TasteSum own = viewer.taste().of(space.parts().get(part).key()).orElse(null);
            if (own != null) {
                weights[cluster][part] += own.weight() * factor;
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

    List<TasteSum> taste(int cluster) {
        int viewers = Math.max(1, sizes[cluster]);
        return IntStream.range(0, space.parts().size())
                .mapToObj(part -> new TasteSum(
                        DoubleStream.of(tastes[cluster][part])
                                .map(sum -> sum / viewers)
                                .toArray(),
                        weights[cluster][part] / viewers))
                .toList();
    }

    /** What the cluster's viewers like more than all do, the most telling first. */
    List<Evidence> evidence(int cluster, Catalogue catalogue) {
        Map<Feature, double[]> shares = new HashMap<>();
        Map<Feature, Integer> carriers = new HashMap<>();
        films.forEach((movieId, film) -> {
            for (Feature feature : catalogue.features(movieId)) {
                double[] both = shares.computeIfAbsent(feature, key -> new double[2]);
                both[0] += film.share(cluster);
                both[1] += film.shareOfAll();
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
        evidence.sort(Comparator.comparingDouble(Evidence::tells).reversed().thenComparing(Evidence::feature));
        return evidence;
    }

    /** The films that tell the cluster from all viewers, the most telling first. */
    List<TypicalFilm> typicalFilms(int cluster) {
        return films.entrySet().stream()
                .filter(film -> film.getValue().viewers[cluster] >= LEAST_VIEWERS)
                .filter(film -> film.getValue().share(cluster) > film.getValue().shareOfAll())
                .sorted(Comparator.comparingDouble((Map.Entry<String, FilmStatistics> film) ->
                                -film.getValue().tells(cluster))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_FILMS)
                .map(film -> new TypicalFilm(
                        film.getKey(),
                        film.getValue().share(cluster) / film.getValue().shareOfAll(),
                        film.getValue().weight[cluster] / sizes[cluster]))
                .toList();
    }
}
