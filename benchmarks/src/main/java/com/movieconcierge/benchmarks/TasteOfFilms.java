package com.movieconcierge.benchmarks;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A viewer's listed films with their weights, out of which the sums are made again from the films' DNA: so films can be
 * left out.
 */
record TasteOfFilms(List<Weighed> films, Map<String, FilmDna> dna) {

    static List<TasteOfFilms> read(Map<String, String> clients, Map<String, String> registry) {
        Map<String, FilmDna> dna = latest(clients, registry, Topics.MOVIE_DNA);
        return latest(clients, registry, Topics.USER_PROFILES).values().stream()
                .map(profile -> new TasteOfFilms(
                        profile.history().stream()
                                .map(film -> new Weighed(film.movieId(), film.longWeight()))
                                .filter(film -> dna.containsKey(film.movieId()))
                                .toList(),
                        dna))
                .toList();
    }

    /** The last usable record of each key, in the order of the keys. */
    private static <V> Map<String, V> latest(
            Map<String, String> clients, Map<String, String> registry, Topic<String, V> topic) {
        var codec = new TopicCodec<>(topic, registry);
        var settings = new KafkaClients(clients).reader("benchmarks");
        Map<String, V> latest = new TreeMap<>();
        try (var log = new LogReader(() -> KafkaClients.openConsumer(settings), topic.name())) {
            log.toEnd(record -> codec.decode(record)
                    .take(
                            (key, value) -> {
                                if (value == null) {
                                    latest.remove(key);
                                } else {
                                    latest.put(key, value);
                                }
                            },
                            reason -> {}));
        }
        return latest;
    }

    /** All viewers, with so large a part of their films left out at random. */
    static ViewerSample sample(List<TasteOfFilms> viewers, double leftOut, long seed) {
        return new ViewerSample() {
            @Override
            public int size() {
                return viewers.size();
            }

            @Override
            public void forEach(Consumer<Viewer> each) {
                Random random = new Random(seed);
                viewers.forEach(viewer -> each.accept(viewer.viewer(leftOut, random)));
            }
        };
    }

    Viewer viewer(double leftOut, Random random) {
        List<Weighed> kept = new ArrayList<>();
        for (Weighed film : films) {
            if (leftOut == 0 || random.nextDouble() >= leftOut) {
                kept.add(film);
            }
        }
        return of(kept, dna);
    }

    static Viewer of(List<Weighed> films, Map<String, FilmDna> dna) {
        Map<BlockKey, double[]> vectors = new HashMap<>();
        Map<BlockKey, Double> weights = new HashMap<>();
        for (Weighed film : films) {
            FilmDna known = dna.get(film.movieId());
            for (FilmDna.Block block : known == null ? List.<FilmDna.Block>of() : known.blocks()) {
                BlockKey key = BlockKey.of(block);
                double[] sum = vectors.computeIfAbsent(key, unknown -> new double[key.dimensions()]);
                Vectors.addScaled(sum, block.vector(), film.weight());
                weights.merge(key, film.weight(), Double::sum);
            }
        }
        return new Viewer(
                key -> Optional.ofNullable(vectors.get(key))
                        .map(vector -> new TasteSum(vector, weights.getOrDefault(key, 0.0))),
                films);
    }
}
