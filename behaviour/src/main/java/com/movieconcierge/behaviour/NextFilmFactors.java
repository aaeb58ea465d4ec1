package com.movieconcierge.behaviour;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Arrays;
import java.util.List;

/**
 * What people choose next as factors: an event's film has a vector in, a candidate has a vector out, and in between stands a gate
 * for each scale and kind of moment. {@code score(m) = Σᵢ ⟨Σ_f φ_f(ageᵢ) · in[filmᵢ] ∘ gate[kind, f], out[m]⟩}: a sum of what each
 * event adds. Immutable.
 */
public final class NextFilmFactors {
    private static final BLAS BLAS = JavaBLAS.getInstance();

    private final int dimensions;
    private final EventDecay decay;
    private final AskingGaps gaps;
    private final float[] in;
    private final float[] gates;
    private final float[] out;

    /**
     * @param dimensions d
     * @param in row-major, films × d
     * @param gates row-major, kinds of moments × scales × d
     * @param out row-major, films × d, and room for one more: the library wants it
     */
    NextFilmFactors(int dimensions, EventDecay decay, AskingGaps gaps, float[] in, float[] gates, float[] out) {
        if (dimensions < 1
                || in.length % dimensions != 0
                || out.length != in.length + dimensions
                || gates.length != gaps.kinds() * decay.scales() * dimensions) {
            throw new IllegalArgumentException("factors of " + dimensions + " dimensions, " + decay.scales()
                    + " scales and " + gaps.kinds() + " kinds of moments can't have " + in.length + ", " + gates.length
                    + " and " + out.length + " numbers");
        }
        this.dimensions = dimensions;
        this.decay = decay;
        this.gaps = gaps;
        this.in = in;
        this.gates = gates;
        this.out = out;
    }

    /** d. */
    public int dimensions() {
        return dimensions;
    }

    /** By which factors an event weighs less than the one after it. */
    public List<Double> scales() {
        return decay.list();
    }

    /** The kinds of moments that have gates of their own. */
    public AskingGaps gaps() {
        return gaps;
    }

    /** What an event with a film multiplies, d long. */
    public float[] in(int film) {
        return row(in, film);
    }

    /** What that is multiplied by, entry by entry, d long. */
    public float[] gate(int kind, int scale) {
        return row(gates, kind * decay.scales() + scale);
    }

    /** What a candidate answers with, d long. */
    public float[] out(int film) {
        return row(out, film);
    }

    private float[] row(float[] of, int row) {
        return Arrays.copyOfRange(of, row * dimensions, (row + 1) * dimensions);
    }

    EventDecay decay() {
        return decay;
    }

    float[] in() {
        return in;
    }

    float[] gates() {
        return gates;
    }

    float[] out() {
        return out;
    }

    int films() {
        return in.length / dimensions;
    }

    /**
     * What one event adds to the question that a history asks.
     *
     * @param sum d long
     * @param film a number
     * @param kind of the moment of asking
     */
    void addEvent(double[] sum, int film, int age, int kind) {
        for (int f = 0; f < decay.scales(); f++) {
            if (age < decay.length(f)) {
                double weight = decay.of(f, age);
                int gate = (kind * decay.scales() + f) * dimensions;
                for (int k = 0; k < dimensions; k++) {
                    sum[k] += weight * in[film * dimensions + k] * gates[gate + k];
                }
            }
        }
    }

    /** How well a film answers a question. */
    double score(double[] question, int film) {
        double score = 0;
        for (int k = 0; k < dimensions; k++) {
            score += question[k] * out[film * dimensions + k];
        }
        return score;
    }

    /** Adds how well each film answers a question, in 32 bits. */
    void addScores(double[] question, double[] sums) {
        float[] vector = new float[2 * dimensions];
        for (int k = 0; k < dimensions; k++) {
            vector[k] = (float) question[k];
        }
        float[] scores = new float[films()];
        BLAS.sgemv("T", dimensions, films(), 1, out, 0, dimensions, vector, 0, 1, 0, scores, 0, 1);
        for (int film = 0; film < scores.length; film++) {
            sums[film] += scores[film];
        }
    }
}
