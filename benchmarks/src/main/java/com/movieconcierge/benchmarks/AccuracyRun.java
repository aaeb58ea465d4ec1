package com.movieconcierge.benchmarks;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Are the lists good? Leave-last-out through the running product, full ranking: does a viewer's list of ten hold the film
 * they rated next? Popularity over the same training ratings is measured in the same run.
 *
 * <p>Arguments: {@code prepare <movielens folder> <new folder>} writes a folder without each viewer's last rating, to be
 * imported into an empty product; {@code ask <recommend URL> <movielens folder>} then asks and counts.
 */
public final class AccuracyRun {
    private static final int TOP = 10;

    private AccuracyRun() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0].equals("prepare") ? args[1] : args[2]);
        MovieLens ratings = MovieLens.read(folder);
        if (args[0].equals("prepare")) {
            ratings.writeWithoutHeld(folder, Path.of(args[2]));
            Report.line(
                    "%d ratings kept, %d held back",
                    ratings.kept().size(), ratings.held().size());
        } else {
            ask(new RunningProduct(args[1]), ratings);
        }
    }

    private static void ask(RunningProduct product, MovieLens ratings) {
        Map<String, Set<String>> seen = new HashMap<>();
        ratings.kept().forEach(row -> seen.computeIfAbsent(row.userId(), user -> new HashSet<>())
                .add(row.movieId()));
        List<String> popular = byPopularity(ratings.counts());
        Score lists = new Score();
        Score popularity = new Score();
        for (MovieLens.Row held : ratings.held().values()) {
            Set<String> known = seen.getOrDefault(held.userId(), Set.of());
            lists.add(product.list(held.userId(), TOP, true), held.movieId());
            popularity.add(
                    popular.stream()
                            .filter(film -> !known.contains(film))
                            .limit(TOP)
                            .toList(),
                    held.movieId());
        }
        System.out.println("lists      " + lists);
        System.out.println("popularity " + popularity);
        Report.line("lists / popularity: %.2f in NDCG@10", lists.ndcg() / popularity.ndcg());
    }

    private static List<String> byPopularity(Map<String, Integer> counts) {
        Set<String> films = new TreeSet<>(Comparator.comparingInt((String film) -> -counts.getOrDefault(film, 0))
                .thenComparingInt(Integer::parseInt));
        films.addAll(counts.keySet());
        return List.copyOf(films);
    }

    /** NDCG@10 and hit rate with one relevant film each. */
    private static final class Score {
        private int viewers;
        private int hits;
        private double gain;

        void add(List<String> list, String wanted) {
            int rank = list.indexOf(wanted);
            viewers++;
            hits += rank >= 0 ? 1 : 0;
            gain += rank >= 0 ? Math.log(2) / Math.log(rank + 2) : 0;
        }

        double ndcg() {
            return gain / viewers;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "NDCG@10 %.4f  HR@10 %.4f  (%d viewers, %d hits)",
                    ndcg(),
                    (double) hits / viewers,
                    viewers,
                    hits);
        }
    }
}
