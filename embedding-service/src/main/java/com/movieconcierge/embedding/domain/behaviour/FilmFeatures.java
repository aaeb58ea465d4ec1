package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.algebra.PrincipalComponents;
import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The DNA of films in few numbers: of each modality the vectors of the model that most films have, as offsets from their mean, of
 * unit length; and of these, side by side, the principal components.
 */
public final class FilmFeatures {
    /** Numbers a film. */
    private static final int WIDTH = 64;
    /** Films from which the components are found; more would not move them, and take memory and minutes. */
    private static final int MOST_SAMPLED = 4_000;

    private final List<@Nullable FilmDna> films;
    private final Map<Modality, Space> spaces = new TreeMap<>();
    private final int length;

    /** Where the vectors of a model lie in the film's row, and around what. */
    private record Space(ModelRef model, int offset, double[] mean) {}

    private FilmFeatures(List<@Nullable FilmDna> films) {
        this.films = films;
        int offset = 0;
        for (Map.Entry<Modality, ModelRef> served : models().entrySet()) {
            List<float[]> vectors = blocks().filter(block -> block.model().equals(served.getValue()))
                    .map(FilmDna.Block::vector)
                    .toList();
            double[] mean = mean(vectors);
            spaces.put(served.getKey(), new Space(served.getValue(), offset, mean));
            offset += mean.length;
        }
        this.length = offset;
    }

    /** @param films in the order wanted; null for one without DNA */
    public static FilmContent of(List<@Nullable FilmDna> films) {
        return new FilmFeatures(films).content();
    }

    /** Of two that as many films have, the one whose name comes first. */
    private Map<Modality, ModelRef> models() {
        Map<ModelKey, Long> counts = blocks().collect(Collectors.groupingBy(ModelKey::of, Collectors.counting()));
        Map<Modality, ModelRef> most = new TreeMap<>();
        counts.keySet().stream()
                .sorted(Comparator.<ModelKey>comparingLong(model -> -Objects.requireNonNull(counts.get(model)))
                        .thenComparing(ModelKey::toString))
                .forEach(model -> most.putIfAbsent(model.modality(), model.model()));
        return most;
    }

    private Stream<FilmDna.Block> blocks() {
        return films.stream().filter(Objects::nonNull).flatMap(film -> film.blocks().stream());
    }

    private static double[] mean(List<float[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            Vectors.addScaled(mean, vector, 1.0 / vectors.size());
        }
        return mean;
    }

    private FilmContent content() {
        List<FilmDna> known = films.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty() || length == 0) {
            return FilmContent.NONE;
        }
        List<double[]> sample = new ArrayList<>();
        int step = (known.size() + MOST_SAMPLED - 1) / MOST_SAMPLED;
        for (int film = 0; film < known.size(); film += step) {
            sample.add(row(known.get(film)));
        }
        PrincipalComponents components = PrincipalComponents.of(sample, WIDTH);
        float[] rows = new float[films.size() * components.size()];
        for (int film = 0; film < films.size(); film++) {
            FilmDna dna = films.get(film);
            double[] projected = dna == null ? new double[0] : components.project(row(dna));
            for (int i = 0; i < projected.length; i++) {
                rows[film * components.size() + i] = (float) projected[i];
            }
        }
        return components.size() == 0 ? FilmContent.NONE : new FilmContent(components.size(), rows);
    }

    private double[] row(FilmDna film) {
        double[] row = new double[length];
        for (FilmDna.Block block : film.blocks()) {
            Space space = spaces.get(block.modality());
            if (space != null && block.model().equals(space.model)) {
                place(block.vector(), space, row);
            }
        }
        return row;
    }

    private static void place(float[] vector, Space space, double[] row) {
        double[] offsets = new double[vector.length];
        Arrays.setAll(offsets, i -> vector[i] - space.mean[i]);
        Vectors.normalise(offsets);
        System.arraycopy(offsets, 0, row, space.offset, offsets.length);
    }
}
