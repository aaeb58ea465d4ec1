package com.movieconcierge.kernel;

import java.util.List;
import java.util.Optional;

/**
 * Where tastes lie, the space in which personas are fitted. A part of a viewer is
 * {@code √share · unit(scale ∘ (Σ wᵢvᵢ − mean Σ wᵢ))}: what they like beyond what the catalogue is like. From all parts the
 * mean viewer is taken away, for what everybody likes tells nobody apart, and the rest is brought to unit length.
 *
 * @param <K> what tells blocks of a taste apart: a modality and the model that made its vectors
 */
public record TasteSpace<K>(List<Part<K>> parts) {

    /**
     * One modality.
     *
     * @param share of this modality; all of them add up to 1
     * @param mean of the catalogue, raw
     * @param scale per component; evens out components of large and of small variance
     * @param origin where the mean viewer lies
     */
    public record Part<K>(K key, double share, float[] mean, float[] scale, float[] origin) {

        public Part {
            if (scale.length != mean.length || origin.length != mean.length) {
                throw new IllegalArgumentException("mean, scale and origin of " + key + " must be of one length, got "
                        + mean.length + ", " + scale.length + " and " + origin.length);
            }
        }

        /** Components. */
        public int dimensions() {
            return mean.length;
        }

        /**
         * The length of {@code Σ wᵢvᵢ − mean Σ wᵢ}, scaled: what the taste is divided by.
         *
         * @throws IllegalArgumentException when the sum has another length than this part
         */
        public double centredNorm(TasteSum sum) {
            if (sum.vector().length != mean.length) {
                throw new IllegalArgumentException(
                        key + " has " + mean.length + " components, the sum " + sum.vector().length);
            }
            double squares = 0;
            for (int i = 0; i < mean.length; i++) {
                double component = scale[i] * (sum.vector()[i] - mean[i] * sum.weight());
                squares += component * component;
            }
            return Math.sqrt(squares);
        }
    }

    public TasteSpace {
        parts = List.copyOf(parts);
    }

    /** Components of all parts together. */
    public int dimensions() {
        return parts.stream().mapToInt(Part::dimensions).sum();
    }

    /**
     * Where a taste lies, of unit length; empty for one without any direction here.
     *
     * @throws IllegalArgumentException when a sum has another length than its part
     */
    public Optional<double[]> place(TasteSum.Source<? super K> taste) {
        double[] place = new double[dimensions()];
        boolean known = false;
        int from = 0;
        for (Part<K> part : parts) {
            TasteSum sum = taste.of(part.key()).orElse(null);
            double norm = sum == null ? 0 : part.centredNorm(sum);
            if (sum != null && norm > 0) {
                known = true;
                double factor = Math.sqrt(part.share()) / norm;
                for (int i = 0; i < part.mean().length; i++) {
                    place[from + i] = factor * part.scale()[i] * (sum.vector()[i] - part.mean()[i] * sum.weight())
                            - part.origin()[i];
                }
            }
            from += part.dimensions();
        }
        return known && Vectors.normalise(place) ? Optional.of(place) : Optional.empty();
    }
}
