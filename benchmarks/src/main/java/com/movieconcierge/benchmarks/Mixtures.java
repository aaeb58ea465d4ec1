package com.movieconcierge.benchmarks;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Simulated viewers, kept in memory as profiles keep them: each has up to forty films, three in four of one real viewer's
 * and the rest of another's.
 */
final class Mixtures implements ViewerSample {
    private static final int MOST_FILMS = 40;
    private static final int FROM_THE_FIRST = 30;

    private final List<Held> held = new ArrayList<>();

    private record Held(Map<BlockKey, float[]> sums, Map<BlockKey, Double> weights, List<Weighed> films) {

        private Viewer viewer() {
            return new Viewer(
                    key -> Optional.ofNullable(sums.get(key)).map(sum -> {
                        double[] vector = new double[sum.length];
                        Vectors.addScaled(vector, sum, 1);
                        return new TasteSum(vector, weights.getOrDefault(key, 0.0));
                    }),
                    films);
        }
    }

    Mixtures(List<TasteOfFilms> real, Set<BlockKey> blocks, int size, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            List<Weighed> films = new ArrayList<>(some(real, random, FROM_THE_FIRST));
            films.addAll(some(real, random, MOST_FILMS - FROM_THE_FIRST));
            held.add(held(TasteOfFilms.of(films, real.get(0).dna()), blocks));
        }
    }

    private static Held held(Viewer viewer, Set<BlockKey> blocks) {
        Map<BlockKey, float[]> sums = new HashMap<>();
        Map<BlockKey, Double> weights = new HashMap<>();
        for (BlockKey key : blocks) {
            viewer.taste().of(key).ifPresent(sum -> {
                sums.put(key, Vectors.toFloats(sum.vector(), 1));
                weights.put(key, sum.weight());
            });
        }
        return new Held(sums, weights, viewer.films());
    }

    private static List<Weighed> some(List<TasteOfFilms> real, Random random, int count) {
        List<Weighed> films =
                new ArrayList<>(real.get(random.nextInt(real.size())).films());
        Collections.shuffle(films, random);
        return films.subList(0, Math.min(count, films.size()));
    }

    @Override
    public int size() {
        return held.size();
    }

    @Override
    public void forEach(Consumer<Viewer> each) {
        held.forEach(one -> each.accept(one.viewer()));
    }
}
