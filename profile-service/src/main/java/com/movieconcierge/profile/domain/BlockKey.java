package com.movieconcierge.profile.domain;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.Comparator;

/**
 * What vectors must have in common to be added up. While a model is being replaced a taste holds a block for each of the
 * two, and films move from one to the other as their new DNA arrives.
 *
 * @param dimensions vector length
 */
public record BlockKey(Modality modality, ModelRef model, int dimensions) implements Comparable<BlockKey> {
    /** By name and not by ordinal: profiles and personas list their blocks in this order. */
    private static final Comparator<BlockKey> ORDER = Comparator.comparing(
                    (BlockKey key) -> key.modality().name())
            .thenComparing(BlockKey::model)
            .thenComparing(BlockKey::dimensions);

    public static BlockKey of(FilmDna.Block block) {
        return new BlockKey(block.modality(), block.model(), block.vector().length);
    }

    @Override
    public int compareTo(BlockKey other) {
        return ORDER.compare(this, other);
    }
}
