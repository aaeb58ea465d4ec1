package com.movieconcierge.benchmarks;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.audit.LogReader;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.Dna;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A viewer's listed films with their weights, out of which the sums are made again from the films' DNA: so films can be
 * left out.
 */
record TasteOfFilms(List<Weighed> films, Map<String, Dna> dna) {

    static List<TasteOfFilms> read(Map<String, String> clients, Map<String, String> registry) {
        Map<String, Dna> dna = new HashMap<>();
        TasteOfFilms.<MovieDna>latest(clients, registry, Topics.MOVIE_DNA)
                .forEach((id, film) -> dna.put(id, decoded(film)));
        Map<String, TasteProfile> profiles = latest(clients, registry, Topics.USER_PROFILES);
        return new TreeMap<>(profiles)
                .values().stream()
                        .map(profile -> new TasteOfFilms(
                                profile.getHistory().stream()
                                        .map(entry -> new Weighed(entry.getMovieId(), entry.getLongWeight()))
                                        .filter(film -> dna.containsKey(film.movieId()))
                                        .toList(),
                                dna))
                        .toList();
    }

    private static Dna decoded(MovieDna film) {
        List<Dna.Block> blocks = new ArrayList<>();
        for (DnaBlock block : film.getBlocks()) {
            float[] vector = Vectors.fromBytes(block.getVector());
            blocks.add(new Dna.Block(
                    new BlockKey(block.getModality(), block.getModelId(), block.getModelVersion(), vector.length),
                    vector));
        }
        return new Dna(film.getContentHash(), blocks);
    }

    private static <T extends SpecificRecord> Map<String, T> latest(
            Map<String, String> clients, Map<String, String> registry, Topic<?, ?> topic) {
        var values = AvroSerdes.<T>values(registry).deserializer();
        Map<String, T> latest = new HashMap<>();
        new LogReader(clients).readAll(topic, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, values.deserialize(topic.name(), record.value()));
            }
        });
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

    static Viewer of(List<Weighed> films, Map<String, Dna> dna) {
        Map<BlockKey, double[]> vectors = new HashMap<>();
        Map<BlockKey, Double> weights = new HashMap<>();
        for (Weighed film : films) {
            Dna known = dna.get(film.movieId());
            for (Dna.Block block : known == null ? List.<Dna.Block>of() : known.blocks()) {
                double[] sum = vectors.computeIfAbsent(block.key(), key -> new double[key.dimensions()]);
                Vectors.addScaled(sum, block.vector(), film.weight());
                weights.merge(block.key(), film.weight(), Double::sum);
            }
        }
        return new Viewer(
                key -> Optional.ofNullable(vectors.get(key))
                        .map(vector -> new TasteSum(vector, weights.getOrDefault(key, 0.0))),
                films);
    }
}
