package com.movieconcierge.recommend.domain.film;

import com.movieconcierge.kernel.Modality;
import java.util.Map;

/**
 * A film as raw vectors: unit length, neither centred nor whitened.
 *
 * @param contentHash equal hash, equal vectors
 * @param blocks by modality; what could not be had is absent
 */
public record FilmDna(String movieId, String contentHash, Map<Modality, Block> blocks) {

    public FilmDna {
        blocks = Map.copyOf(blocks);
        for (Block block : blocks.values()) {
            for (float component : block.vector()) {
                if (!Float.isFinite(component)) {
                    throw new IllegalArgumentException("DNA of " + movieId + " holds a component that is not finite");
                }
            }
        }
    }

    /** One modality; the vector is shared, not copied: nobody writes to it. */
    public record Block(ModelRef model, float[] vector) {}
}
