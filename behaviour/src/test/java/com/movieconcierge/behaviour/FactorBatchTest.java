package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FactorBatchTest {
    private static final int FILMS = 7;
    private static final int D = 3;
    private static final int KINDS = 2;
    private static final EventDecay DECAY = new EventDecay(List.of(0.9, 0.4));
    private static final List<ChoicePiece> PIECES = List.of(
            new ChoicePiece(new int[] {2, 0, -1, 5, 6, 1}, new byte[] {0, 0, 1, 1, 0, 0}, 1, 6, 1.5f),
            new ChoicePiece(new int[] {4, 3, 1, 0, 2}, new byte[] {0, 1, 1, 0, 1}, 3, 5, 0.5f));

    private final FactorParameters parameters = parameters();

    private static FactorParameters parameters() {
        Random random = new Random(4);
        FactorParameters made = new FactorParameters(FILMS, D, KINDS * 2);
        for (float[] part : List.of(made.in(), made.out(), made.gates())) {
            for (int i = 0; i < part.length; i++) {
                part[i] = (float) random.nextGaussian();
            }
        }
        return made;
    }

    private FactorBatch batch(double dropout) {
        FactorSettings settings = new FactorSettings(D, DECAY.list(), 1, 0.01, 0, dropout, 0, 1, 1);
        return new FactorBatch(settings, DECAY, parameters, 10);
    }

    private double loss(double dropout) {
        FactorBatch batch = batch(dropout);
        batch.compute(PIECES, parameters, parameters.outByDimension(), new SplittableRandom(8));
        return batch.loss();
    }

    /** Sum over the choices of weight · −ln of the softmax among films not seen, in 64 bits and without any trick. */
    @Test
    void theLossIsTheSurpriseAmongFilmsNotSeen() {
        double expected = 0;
        NextFilmFactors factors = new NextFilmFactors(
                D, DECAY, new AskingGaps(List.of(0L)), parameters.in(), parameters.gates(), parameters.out());
        for (ChoicePiece piece : PIECES) {
            for (int t = piece.from(); t < piece.to(); t++) {
                if (piece.films()[t] >= 0) {
                    int[] history = Arrays.copyOf(piece.films(), t);
                    FactorQuery asked = new FactorQuery(factors, history, piece.kinds()[t]);
                    double sum = 0;
                    for (int film = 0; film < FILMS; film++) {
                        int candidate = film;
                        boolean isSeen = Arrays.stream(history).anyMatch(seen -> seen == candidate);
                        sum += isSeen ? 0 : Math.exp(asked.score(film));
                    }
                    expected += piece.weight() * (Math.log(sum) - asked.score(piece.films()[t]));
                }
            }
        }
        assertThat(loss(0)).isCloseTo(expected, offset(1e-4));
    }

    @Test
    void theGradientIsThatOfTheLossWhateverIsLeftOut() {
        for (double dropout : new double[] {0, 0.4}) {
            FactorBatch batch = batch(dropout);
            batch.compute(PIECES, parameters, parameters.outByDimension(), new SplittableRandom(8));
            assertGradient(FactorParameters::in, batch.gradients(), dropout);
            assertGradient(FactorParameters::out, batch.gradients(), dropout);
            assertGradient(FactorParameters::gates, batch.gradients(), dropout);
        }
    }

    private void assertGradient(Function<FactorParameters, float[]> part, FactorParameters gradients, double dropout) {
        float step = 1e-2f;
        float[] values = part.apply(parameters);
        for (int i = 0; i < values.length; i++) {
            float before = values[i];
            values[i] = before + step;
            double above = loss(dropout);
            values[i] = before - step;
            double below = loss(dropout);
            values[i] = before;
            assertThat((double) part.apply(gradients)[i]).isCloseTo((above - below) / (2 * step), offset(5e-3));
        }
    }

    @Test
    void choicesOfFilmsThatAreNotLearnedSayNothing() {
        FactorBatch batch = batch(0);
        batch.compute(
                List.of(new ChoicePiece(new int[] {1, -1, -1}, new byte[3], 1, 3, 1)),
                parameters,
                parameters.outByDimension(),
                new SplittableRandom(1));
        assertThat(batch.loss()).isZero();
        assertThat(batch.gradients().in()).containsOnly(0);
    }
}
