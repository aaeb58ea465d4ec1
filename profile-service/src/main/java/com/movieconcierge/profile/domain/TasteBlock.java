package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.Vectors;

/** {@code Σ wᵢvᵢ}, {@code Σ wᵢ} and how many films are in it, on one scale. Mutable: it belongs to one {@link Taste}. */
public final class TasteBlock {
    /**
     * A sum from which all but this fraction of its weight was taken away again is computed anew: what is left of it may
     * be rounding error. Doubles carry 16 digits, so at least nine of what is left are right.
     */
    private static final double CANCELLED = 1e-6;

    private final double[] sum;
    private Figures figures;

    /** {@code Σ wᵢ}, {@code Σ |wᵢ|}, and the largest that the latter ever was. */
    public record Figures(double weight, double absoluteWeight, double peakWeight, int films) {
        private Figures plus(double w, double absolute, int more) {
            double sum = absoluteWeight + absolute;
            return new Figures(weight + w, sum, Math.max(peakWeight, sum), films + more);
        }
    }

    public TasteBlock(int dimensions) {
        this(new double[dimensions], new Figures(0, 0, 0, 0));
    }

    /** Takes the array over. */
    public TasteBlock(double[] sum, Figures figures) {
        this.sum = sum;
        this.figures = figures;
    }

    void add(float[] vector, double w) {
        Vectors.addScaled(sum, vector, w);
        figures = figures.plus(w, Math.abs(w), 1);
    }

    void subtract(float[] vector, double w) {
        Vectors.addScaled(sum, vector, -w);
        figures = figures.plus(-w, -Math.abs(w), -1);
    }

    /** The sum itself, not a copy. */
    public double[] sum() {
        return sum;
    }

    public Figures figures() {
        return figures;
    }

    /** Whether the sum can be trusted after something was taken out. */
    boolean isExact() {
        return figures.absoluteWeight >= CANCELLED * figures.peakWeight;
    }
}
