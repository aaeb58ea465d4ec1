package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.profile.domain.BlockKey;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All films as a fit sees them: mean and variance of their vectors, and what there is to say about each. */
public final class Catalogue {
    private final Map<BlockKey, Moments> moments = new TreeMap<>();
    private final Map<Modality, ModelRef> serving = new EnumMap<>(Modality.class);
    private final Map<String, Set<Feature>> features = new HashMap<>();
    private final Map<String, String> genreNames = new HashMap<>();

    /** Of the mean variance; a component that hardly varies is not blown up beyond this. */
    private static final double RIDGE = 0.05;

    /** Running mean and variance by component. Source: B. P. Welford, Technometrics 4(3), 1962. */
    private static final class Moments {
        private int films;
        private final double[] mean;
        private final double[] squares;

        private Moments(int dimensions) {
            mean = new double[dimensions];
            squares = new double[dimensions];
        }

        private void add(float[] vector) {
            films++;
            for (int i = 0; i < mean.length; i++) {
                double before = vector[i] - mean[i];
                mean[i] += before / films;
                squares[i] += before * (vector[i] - mean[i]);
            }
        }

        private Part<BlockKey> part(BlockKey key, double share, double evening) {
            double average = 0;
            for (double square : squares) {
                average += square / films / squares.length;
            }
            float[] scale = new float[mean.length];
            for (int i = 0; i < scale.length; i++) {
                // A catalogue of one film varies in nothing.
                scale[i] = average > 0 ? (float) Math.pow(squares[i] / films / average + RIDGE, -evening / 2) : 1;
            }
            return new Part<>(key, share, Vectors.toFloats(mean, 1), scale, new float[mean.length]);
        }
    }

    public void add(FilmDna dna) {
        for (FilmDna.Block block : dna.blocks()) {
            moments.computeIfAbsent(BlockKey.of(block), key -> new Moments(key.dimensions()))
                    .add(block.vector());
        }
    }

    public void describe(Film film) {
        features.put(film.movieId(), Feature.of(film));
        film.genres()
                .forEach(genre -> genreNames.merge(
                        Genres.canonical(genre), genre, (one, other) -> one.compareTo(other) <= 0 ? one : other));
    }

    /** A feature as the films call it; of several names of a genre, the first in the alphabet. */
    Feature asCalled(Feature feature) {
        return feature.kind() == Feature.Kind.GENRE
                ? new Feature(feature.kind(), genreNames.getOrDefault(feature.name(), feature.name()))
                : feature;
    }

    /** The model that readers compare with. Without this it is the one that most films have. */
    public void serve(Modality modality, ModelRef model) {
        serving.put(modality, model);
    }

    Set<Feature> features(String movieId) {
        return features.getOrDefault(movieId, Set.of());
    }

    /** The space that films give means and scales to, with the origin at 0. */
    TasteSpace<BlockKey> space(FitSettings settings) {
        List<Part<BlockKey>> parts = settings.shares().entrySet().stream()
                .flatMap(share -> part(share.getKey(), share.getValue(), settings.evening()).stream())
                .sorted(Comparator.comparing(Part::key))
                .toList();
        double total = parts.stream().mapToDouble(Part::share).sum();
        return new TasteSpace<>(parts.stream()
                .map(part -> new Part<>(part.key(), part.share() / total, part.mean(), part.scale(), part.origin()))
                .toList());
    }

    /** Empty while no film has the modality. */
    private Optional<Part<BlockKey>> part(Modality modality, double share, double evening) {
        return moments.entrySet().stream()
                .filter(entry -> entry.getKey().modality() == modality)
                .max(Comparator.comparing((Map.Entry<BlockKey, Moments> entry) -> serves(entry.getKey()))
                        .thenComparing(entry -> entry.getValue().films))
                .map(entry -> entry.getValue().part(entry.getKey(), share, evening));
    }

    private boolean serves(BlockKey key) {
        return key.model().equals(serving.get(key.modality()));
    }
}
