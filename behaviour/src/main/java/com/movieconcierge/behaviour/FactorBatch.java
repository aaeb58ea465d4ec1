package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Some choices of a step of {@link FactorFit}, on one thread: how likely the factors find what was chosen among all films that
 * the viewer had not seen (softmax), and which way each parameter makes it likelier.
 */
final class FactorBatch {
    private static final MatrixProduct PRODUCT = MatrixProduct.BEST;

    private final double dropout;
    private final EventDecay decay;
    private final int films;
    private final int d;
    private final FactorParameters gradients;
    /** Sums over the events before each choice, choices × scales × d. */
    private final float[] sums;
    /** Choices × d, as what follows. */
    private final float[] queries;

    private final float[] queryGradients;
    /** Of the queries' entries, what they are multiplied by: 0 for one that is left out. */
    private final float[] masks;
    /** Choices × films. */
    private final float[] logits;

    private double loss;
    /** Choices so far. */
    private int filled;

    /** @param choices at most */
    FactorBatch(FactorSettings settings, EventDecay decay, FactorParameters shape, int choices) {
        this.dropout = settings.dropout();
        this.decay = decay;
        this.films = shape.films();
        this.d = shape.d();
        this.gradients = shape.likeIt();
        this.sums = new float[choices * decay.scales() * d];
        this.queries = new float[choices * d];
        this.queryGradients = new float[choices * d];
        this.masks = new float[choices * d];
        this.logits = new float[Math.multiplyExact(choices, films)];
    }

    /** Which way the loss grows. */
    FactorParameters gradients() {
        return gradients;
    }

    /** By how much the choices surprise, in nats times their weight. */
    double loss() {
        return loss;
    }

    /**
     * @param outByDimension the parameters' vectors out, d × films
     * @param random for what is left out
     */
    void compute(
            List<ChoicePiece> pieces, FactorParameters parameters, Matrix outByDimension, SplittableRandom random) {
        gradients.clear();
        loss = 0;
        filled = 0;
        float[][] kept = new float[pieces.size()][];
        for (int p = 0; p < kept.length; p++) {
            kept[p] = kept(pieces.get(p), random);
            forward(pieces.get(p), kept[p], parameters, random);
        }
        if (filled == 0) {
            return;
        }
        Matrix asked = Matrix.of(queries, filled, d);
        Matrix scores = Matrix.of(logits, filled, films);
        PRODUCT.multiply(asked, outByDimension, scores);
        int at = 0;
        for (ChoicePiece piece : pieces) {
            at = surprise(piece, at);
        }
        PRODUCT.multiply(scores, Matrix.of(parameters.out(), films, d), Matrix.of(queryGradients, filled, d));
        PRODUCT.multiply(scores.transposed(), asked, Matrix.of(gradients.out(), films, d));
        for (int p = kept.length - 1; p >= 0; p--) {
            at = backward(pieces.get(p), at, kept[p], parameters);
        }
    }

    /** By what each event is multiplied: 0 for one that is left out, more than 1 for the others. */
    private float[] kept(ChoicePiece piece, SplittableRandom random) {
        float[] kept = new float[piece.to() - piece.start()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = mask(random);
        }
        return kept;
    }

    private float mask(SplittableRandom random) {
        return random.nextDouble() < dropout ? 0 : (float) (1 / (1 - dropout));
    }

    private int gate(ChoicePiece piece, int t, int scale) {
        return (piece.kind(t) * decay.scales() + scale) * d;
    }

    private void forward(ChoicePiece piece, float[] kept, FactorParameters parameters, SplittableRandom random) {
        float[] state = new float[decay.scales() * d];
        for (int t = piece.start(); t < piece.to(); t++) {
            if (piece.isChoice(t)) {
                System.arraycopy(state, 0, sums, filled * state.length, state.length);
                ask(piece, t, state, parameters.gates(), random);
                filled++;
            }
            int film = piece.film(t);
            float factor = kept[t - piece.start()];
            for (int f = 0; f < decay.scales(); f++) {
                float scale = (float) decay.scale(f);
                for (int k = 0; k < d; k++) {
                    state[f * d + k] *= scale;
                }
                for (int k = 0; k < d && film >= 0 && factor != 0; k++) {
                    state[f * d + k] += factor * parameters.in()[film * d + k];
                }
            }
        }
    }

    private void ask(ChoicePiece piece, int t, float[] state, float[] gates, SplittableRandom random) {
        int query = filled * d;
        Arrays.fill(queries, query, query + d, 0);
        for (int f = 0; f < decay.scales(); f++) {
            int gate = gate(piece, t, f);
            for (int k = 0; k < d; k++) {
                queries[query + k] += gates[gate + k] * state[f * d + k];
            }
        }
        for (int k = 0; k < d; k++) {
            masks[query + k] = mask(random);
            queries[query + k] *= masks[query + k];
        }
    }

    /** Logits become what the loss grows by. Returns the choice after the last. */
    private int surprise(ChoicePiece piece, int first) {
        int at = first;
        for (int t = piece.from(); t < piece.to(); t++) {
            if (piece.isChoice(t)) {
                int chosen = piece.film(t);
                for (int seen = 0; seen < t; seen++) {
                    if (piece.film(seen) >= 0 && piece.film(seen) != chosen) {
                        logits[at * films + piece.film(seen)] = Float.NEGATIVE_INFINITY;
                    }
                }
                loss += SoftmaxLoss.apply(logits, at * films, films, chosen, piece.weight());
                at++;
            }
        }
        return at;
    }

    /** Returns the piece's first choice. */
    private int backward(ChoicePiece piece, int end, float[] kept, FactorParameters parameters) {
        int at = end;
        float[] flowing = new float[decay.scales() * d];
        for (int t = piece.to() - 1; t >= piece.start(); t--) {
            int film = piece.film(t);
            float factor = kept[t - piece.start()];
            at -= piece.isChoice(t) ? 1 : 0;
            for (int f = 0; f < decay.scales(); f++) {
                float scale = (float) decay.scale(f);
                for (int k = 0; k < d && film >= 0 && factor != 0; k++) {
                    gradients.in()[film * d + k] += factor * flowing[f * d + k];
                }
                for (int k = 0; k < d; k++) {
                    flowing[f * d + k] *= scale;
                }
                if (piece.isChoice(t)) {
                    answer(at, f, gate(piece, t, f), flowing, parameters.gates());
                }
            }
        }
        return at;
    }

    /** What a choice says of the sums before it, and of the gate that they went through. */
    private void answer(int at, int f, int gate, float[] flowing, float[] gates) {
        int sum = (at * decay.scales() + f) * d;
        for (int k = 0; k < d; k++) {
            float gradient = queryGradients[at * d + k] * masks[at * d + k];
            gradients.gates()[gate + k] += gradient * sums[sum + k];
            flowing[f * d + k] += gradient * gates[gate + k];
        }
    }
}
