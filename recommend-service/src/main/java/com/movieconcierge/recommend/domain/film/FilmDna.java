package com.movieconcierge.recommend.domain.film;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film as raw vectors: unit length, neither centred nor whitened.
 *
 * @param contentHash equal hash, equal vectors
 * @param blocks at most one by modality and model; what could not be had is absent
 */
public record FilmDna(String movieId, String contentHash, List<Block> blocks) {

    public FilmDna {
        blocks = List.copyOf(blocks);
        for (Block block : blocks) {
            for (float component : block.vector()) {
                if (!Float.isFinite(component)) {
                    throw new IllegalArgumentException("DNA of " + movieId + " holds a component that is not finite");
                }
            }
        }
    }

    /**
     * One modality by one model.
     *
     * @param vector shared, not copied: nobody writes to it
     * @param sight what was looked at, of a visual block
     */
    public record Block(Modality modality, ModelRef model, float[] vector, Sight sight) {

        /** Of nothing that was seen. */
        public Block(Modality modality, ModelRef model, float[] vector) {
            this(modality, model, vector, Sight.NONE);
        }
    }

    /** Whether any model has a vector of the film. */
    public boolean has(Modality modality) {
        return blocks.stream().anyMatch(block -> block.modality() == modality);
    }

    /** The film's vector of a modality by one model; null when it has none. */
    public float @Nullable [] vector(Modality modality, ModelRef model) {
        for (Block block : blocks) {
            if (block.modality() == modality && block.model().equals(model)) {
                return block.vector();
            }
        }
        return null;
    }
}
