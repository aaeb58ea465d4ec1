package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many films each model has vectors of, and which model of a modality is to be compared with. A model that was asked
 * for takes over once it has nearly all the films of the one that serves; until then the one that serves goes on. Without
 * a wish the model stays, unless another has twice its films. Mutable, for one thread at a time.
 */
public final class ModelCensus {
    /** Share of the serving model's films that a successor must have. A film or two that it cannot read hold up nobody. */
    static final double READY = 0.99;

    private static final double ABANDONED = 0.5;

    private final Map<Modality, TreeMap<ModelRef, Integer>> films = new EnumMap<>(Modality.class);
    private final Map<Modality, ModelRef> wanted = new EnumMap<>(Modality.class);

    void replaced(@Nullable FilmDna before, @Nullable FilmDna after) {
        count(before, -1);
        count(after, 1);
    }

    private void count(@Nullable FilmDna dna, int by) {
        if (dna == null) {
            return;
        }
        for (FilmDna.Block block : dna.blocks()) {
            TreeMap<ModelRef, Integer> models = films.computeIfAbsent(block.modality(), modality -> new TreeMap<>());
            // A model without films is forgotten.
            models.merge(block.model(), by, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** Wishes for a model; null takes the wish back. */
    void want(Modality modality, @Nullable ModelRef model) {
        wanted.compute(modality, (key, before) -> model);
    }

    /** The modalities that a model is wished for. */
    Set<Modality> wanted() {
        return Set.copyOf(wanted.keySet());
    }

    /** The model to compare with of each modality that any film has. */
    Map<Modality, ModelRef> choice(CatalogueTransform serving) {
        Map<Modality, ModelRef> choice = new EnumMap<>(Modality.class);
        films.forEach((modality, models) -> {
            if (!models.isEmpty()) {
                choice.put(modality, choice(modality, models, serving));
            }
        });
        return choice;
    }

    private ModelRef choice(Modality modality, TreeMap<ModelRef, Integer> models, CatalogueTransform serving) {
        var leading =
                models.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        ModelRef now = Objects.requireNonNullElse(serving.model(modality), leading.getKey());
        int has = models.getOrDefault(now, 0);
        ModelRef wish = wanted.get(modality);
        if (wish != null && models.getOrDefault(wish, 0) > 0 && models.getOrDefault(wish, 0) >= READY * has) {
            return wish;
        }
        return has >= ABANDONED * leading.getValue() ? now : leading.getKey();
    }

    /** Whether a new fit would compare with other models than the last one did. */
    boolean wouldSwitch(CatalogueTransform serving) {
        return choice(serving).entrySet().stream().anyMatch(chosen -> {
            ModelRef now = serving.model(chosen.getKey());
            return now != null && !now.equals(chosen.getValue());
        });
    }

    /** Every model, by modality and id. */
    List<Coverage> coverage(CatalogueTransform serving) {
        List<Coverage> coverage = new ArrayList<>();
        films.forEach((modality, models) -> models.forEach((model, count) -> coverage.add(new Coverage(
                modality, model, count, model.equals(serving.model(modality)), model.equals(wanted.get(modality))))));
        return coverage;
    }

    /**
     * @param films that have a vector of it
     * @param serving whether scores are made with it
     * @param wanted whether the operator asked for it
     */
    public record Coverage(Modality modality, ModelRef model, int films, boolean serving, boolean wanted) {}
}
