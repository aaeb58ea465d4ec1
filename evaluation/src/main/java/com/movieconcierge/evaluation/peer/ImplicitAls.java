package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.CholeskySolver;
import com.movieconcierge.behaviour.Cores;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Factors of who rated what, by alternating least squares: a rated film counts as a 1 of weight 1, and every film, rated or not, as
 * a 0 of weight α₀. A viewer of a question is folded in from the history.
 *
 * <p>Source: Hu, Koren, Volinsky: "Collaborative filtering for implicit feedback datasets", ICDM 2008; regularised by frequency
 * as in Rendle, Krichene, Zhang, Koren: "Revisiting the performance of iALS on item recommendation benchmarks", RecSys 2022,
 * with ν = 1.
 */
public final class ImplicitAls implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "ials";

    private static final int SWEEPS = 12;
    private static final long SEED = 1;

    private final int factors;
    private final double unobserved;
    private final double ridge;
    private float[][] filmFactors = new float[0][];
    private float[] filmGram = new float[0];

    /**
     * @param factors dimensions; positive
     * @param unobserved α₀, weight of the 0 that every film counts as; in (0, 1)
     * @param ridge λ, times {@code ratings + α₀ · others} of a row; positive
     */
    public ImplicitAls(int factors, double unobserved, double ridge) {
        this.factors = factors;
        this.unobserved = unobserved;
        this.ridge = ridge;
    }

    public static List<ImplicitAls> candidates() {
        return Stream.of(0.003, 0.01)
                .flatMap(
                        unobserved -> Stream.of(0.003, 0.01, 0.03).map(ridge -> new ImplicitAls(64, unobserved, ridge)))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "factors=%d alpha0=%.3f lambda=%.3f", factors, unobserved, ridge);
    }

    @Override
    public void fit(Training training) {
        int[][] filmsOf = training.viewers().stream()
                .map(viewer -> viewer.films().toArray())
                .toArray(int[][]::new);
        int[][] viewersOf = transposed(filmsOf, training.films());
        SplittableRandom random = new SplittableRandom(SEED);
        filmFactors = new float[training.films()][factors];
        for (float[] film : filmFactors) {
            for (int k = 0; k < factors; k++) {
                film[k] = (float) (random.nextDouble() - 0.5) / factors;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            float[][] viewers = solved(filmsOf, filmFactors);
            filmFactors = solved(viewersOf, viewers);
        }
        filmGram = gram(filmFactors);
    }

    private static int[][] transposed(int[][] rows, int columns) {
        List<IntStream.Builder> builders = IntStream.range(0, columns)
                .mapToObj(column -> IntStream.builder())
                .toList();
        for (int row = 0; row < rows.length; row++) {
            for (int column : rows[row]) {
                builders.get(column).add(row);
            }
        }
        return builders.stream().map(builder -> builder.build().toArray()).toArray(int[][]::new);
    }

    private float[][] solved(int[][] observed, float[][] others) {
        float[] gram = gram(others);
        float[][] rows = new float[observed.length][];
        Cores.forEach(rows.length, row -> rows[row] = solved(observed[row], others, gram));
        return rows;
    }

    /** {@code (α₀ G + Σ y yᵀ + λ (n + α₀ m) I)⁻¹ Σ y}. */
    private float[] solved(int[] observed, float[][] others, float[] gram) {
        float[] system = new float[factors * (factors + 1)];
        float[] side = new float[factors];
        for (int i = 0; i < factors * factors; i++) {
            system[i] = (float) (unobserved * gram[i]);
        }
        for (int other : observed) {
            addOuter(others[other], system);
            for (int k = 0; k < factors; k++) {
                side[k] += others[other][k];
            }
        }
        for (int k = 0; k < factors; k++) {
            system[k * factors + k] += (float) (ridge * (observed.length + unobserved * others.length));
        }
        CholeskySolver.solve(system, factors, side, 1);
        return side;
    }

    private float[] gram(float[][] rows) {
        float[] gram = new float[factors * factors];
        for (float[] row : rows) {
            addOuter(row, gram);
        }
        return gram;
    }

    private void addOuter(float[] row, float[] sum) {
        for (int j = 0; j < factors; j++) {
            for (int i = 0; i < factors; i++) {
                sum[j * factors + i] += row[i] * row[j];
            }
        }
    }

    @Override
    public void score(Question question, float[] scores) {
        float[] viewer = solved(question.history().films().toArray(), filmFactors, filmGram);
        for (int film = 0; film < scores.length; film++) {
            float sum = 0;
            for (int k = 0; k < factors; k++) {
                sum += viewer[k] * filmFactors[film][k];
            }
            scores[film] = sum;
        }
    }
}
