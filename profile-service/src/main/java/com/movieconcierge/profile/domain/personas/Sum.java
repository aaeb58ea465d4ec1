package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBlock;
import java.util.Optional;

/**
 * One block of a taste: {@code Σ wᵢvᵢ} and {@code Σ wᵢ}, on any common scale.
 *
 * @param vector not copied
 */
public record Sum(double[] vector, double weight) {

    /** A viewer's sums by block. */
    @FunctionalInterface
    public interface Source {
        Optional<Sum> of(BlockKey key);
    }

    /** The long sums of a taste as it stands. */
    public static Source of(Taste taste) {
        return key -> {
            TasteBlock block = taste.blocks().get(key);
            return block == null ? Optional.empty() : Optional.of(new Sum(block.sum(), block.weight()));
        };
    }
}
