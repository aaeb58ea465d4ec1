package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standardised space of the whole catalogue: one transform a modality, fitted on the films that carry the
 * model it is compared with. A function of the films and the models alone: the order of arrival does not matter.
 *
 * @param version hex, a hash of the models and every fitted number: equal version, equal scores
 * @param films how many films the fit saw
 */
public record CatalogueTransform(String version, int films, Map<Modality, Fitted> byModality) {

    /** Nothing is comparable yet. */
    public static final CatalogueTransform NONE = new CatalogueTransform("none", 0, Map.of());

    /** One modality: the only model whose vectors count, the ridge of the fit, and their space. */
    public record Fitted(ModelRef model, int films, double epsilon, ModalityTransform transform) {}

    /**
     * How a modality is standardised. The ridge is {@code epsilon + scarcity · (dimensions / films)²}, relative to the mean
     * variance: a covariance estimated from few films is mostly noise in its small directions, and evening them out would
     * blow that noise up. The more films, the more is whitened; with few, hardly more than centring is left.
     *
     * @param epsilon ridge of a large catalogue; positive for ZCA
     * @param scarcity how fast it grows as films get fewer than dimensions; 0 or more
     */
    public record Recipe(ModalityTransform.Kind kind, double epsilon, double scarcity) {

        double epsilonFor(int films, int dims) {
            double shortage = (double) dims / films;
            return epsilon + scarcity * shortage * shortage;
        }
    }

    public CatalogueTransform {
        byModality = Map.copyOf(byModality);
    }

    /**
     * Fits the modalities that have a recipe and a model.
     *
     * @param models the only one to look at, of each modality
     */
    public static CatalogueTransform fit(
            Map<Modality, Recipe> recipes, Map<Modality, ModelRef> models, Iterable<FilmDna> catalogue) {
        List<FilmDna> films = new ArrayList<>();
        catalogue.forEach(films::add);
        films.sort(Comparator.comparing(FilmDna::movieId));
        Map<Modality, Fitted> fitted = new EnumMap<>(Modality.class);
        new TreeMap<>(recipes).forEach((modality, recipe) -> {
            ModelRef model = models.get(modality);
            Fitted one = model == null ? null : fit(modality, model, recipe, films);
            if (one != null) {
                fitted.put(modality, one);
            }
        });
        return new CatalogueTransform(hash(new TreeMap<>(fitted)), films.size(), fitted);
    }

    private static @Nullable Fitted fit(Modality modality, ModelRef model, Recipe recipe, List<FilmDna> films) {
        List<float[]> vectors = new ArrayList<>();
        for (FilmDna film : films) {
            float[] vector = film.vector(modality, model);
            // A model has one width; a stray vector of another must not break the fit for all.
            if (vector != null && (vectors.isEmpty() || vectors.get(0).length == vector.length)) {
                vectors.add(vector);
            }
        }
        if (vectors.isEmpty()) {
            return null;
        }
        double epsilon = recipe.epsilonFor(vectors.size(), vectors.get(0).length);
        return new Fitted(model, vectors.size(), epsilon, ModalityTransform.fit(recipe.kind(), epsilon, vectors));
    }

    /** @throws IllegalStateException when nothing was */
    public Fitted fitted(Modality modality) {
        Fitted fitted = byModality.get(modality);
        if (fitted == null) {
            throw new IllegalStateException(modality.key() + " is not fitted");
        }
        return fitted;
    }

    /** The only model whose vectors count; null where nothing was fitted. */
    public @Nullable ModelRef model(Modality modality) {
        Fitted fitted = byModality.get(modality);
        return fitted == null ? null : fitted.model();
    }

    /** The film's vector that this space is for; null when the film has none, or only by other models. */
    public float @Nullable [] vectorOf(FilmDna film, Modality modality) {
        Fitted fitted = byModality.get(modality);
        float[] vector = fitted == null ? null : film.vector(modality, fitted.model());
        return fitted != null
                        && vector != null
                        && vector.length == fitted.transform().dims()
                ? vector
                : null;
    }

    /**
     * Whether two states of a film are the same for this space: equal vectors in what is fitted, and nothing in what is
     * not that the other lacks.
     */
    public boolean sameVectors(FilmDna a, FilmDna b) {
        return Stream.of(Modality.values())
                .allMatch(k -> byModality.containsKey(k)
                        ? Arrays.equals(vectorOf(a, k), vectorOf(b, k))
                        : a.has(k) == b.has(k));
    }

    private static String hash(SortedMap<Modality, Fitted> fitted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            fitted.forEach((modality, one) -> {
                digest.update((modality.key() + " " + one.model()).getBytes(StandardCharsets.UTF_8));
                update(digest, one.transform().mean());
                double[] matrix = one.transform().matrix();
                if (matrix != null) {
                    update(digest, matrix);
                }
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
    }
}
