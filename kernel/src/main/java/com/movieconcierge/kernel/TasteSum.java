package com.movieconcierge.kernel;

import java.util.Optional;

/**
 * One block of a taste: {@code Σ wᵢvᵢ} and {@code Σ wᵢ}, on any common scale.
 *
 * @param vector not copied
 */
public record TasteSum(double[] vector, double weight) {

    /**
     * A viewer's sums by block.
     *
     * @param <K> what tells blocks apart: a modality and the model that made its vectors
     */
    @FunctionalInterface
    public interface Source<K> {
        Optional<TasteSum> of(K block);
    }
}
