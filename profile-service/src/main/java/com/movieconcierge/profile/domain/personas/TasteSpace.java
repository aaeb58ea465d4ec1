package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.profile.domain.BlockKey;
import java.util.List;
import java.util.Optional;

/**
 * Where tastes lie. A part of a viewer is {@code √share · unit(scale ∘ (Σ wᵢvᵢ − mean Σ wᵢ))}: what they like beyond what the
 * catalogue is like. From all parts the mean viewer is taken away, for what everybody likes tells nobody apart, and the
 * rest is brought to unit length.
 */
public record TasteSpace(List<Part> parts) {

    /**
     * One modality.
     *
     * @param share of this modality; all of them add up to 1
     * @param mean of the catalogue, raw
     * @param scale per component; evens out components of large and of small variance
     * @param origin where the mean viewer lies
     */
    public record Part(BlockKey key, double share, float[] mean, float[] scale, float[] origin) {

        public Part {
            int dimensions = key.dimensions();
            if (mean.length != dimensions || scale.length != dimensions || origin.length != dimensions) {
                throw new IllegalArgumentException("mean, scale and origin of " + key + " must have its length");
            }
        }

        /** The length of {@code Σ wᵢvᵢ − mean Σ wᵢ}, scaled: what the taste is divided by. */
        double centredNorm(Sum sum) {
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
        return parts.stream().mapToInt(part -> part.key().dimensions()).sum();
    }

    /** Where a taste lies, of unit length; empty for one without any direction here. */
    public Optional<double[]> place(Sum.Source taste) {
        double[] place = new double[dimensions()];
        boolean known = false;
        int from = 0;
        for (Part part : parts) {
            Sum sum = taste.of(part.key()).orElse(null);
            double norm = sum == null ? 0 : part.centredNorm(sum);
            if (sum != null && norm > 0) {
                known = true;
                double factor = Math.sqrt(part.share()) / norm;
                for (int i = 0; i < part.mean().length; i++) {
                    place[from + i] = factor * part.scale()[i] * (sum.vector()[i] - part.mean()[i] * sum.weight())
                            - part.origin()[i];
                }
            }
            from += part.key().dimensions();
        }
        return known && normalise(place) ? Optional.of(place) : Optional.empty();
    }

    /** Brings a vector to unit length in place; false for the zero vector, which has no direction. */
    static boolean normalise(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
        return true;
    }

    static void add(double[] sum, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
