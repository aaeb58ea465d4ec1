package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.CholeskySolver;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Every film from all others, linearly, at once: {@code B = I - P / diag(P)} with {@code P = (XᵀX + λI)⁻¹} and X who rated what.
 *
 * <p>Source: Steck: "Embarrassingly shallow autoencoders for sparse data", WWW 2019.
 */
public final class Ease implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "ease";
    /** Films with fewer ratings are left out: there is nothing to learn, and the inverse grows with the cube. */
    private static final int FEWEST = 5;

    private final double ridge;
    private int[] number = new int[0];
    private int known;
    /** B, a row a film of the history. */
    private float[] weights = new float[0];

    /** @param ridge λ; positive */
    public Ease(double ridge) {
        this.ridge = ridge;
    }

    public static List<Ease> candidates() {
        return DoubleStream.of(100, 300, 1000).mapToObj(Ease::new).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "lambda=%.0f", ridge);
    }

    @Override
    public void fit(Training training) {
        int[] counts = training.counts();
        number = new int[counts.length];
        known = 0;
        for (int film = 0; film < counts.length; film++) {
            number[film] = counts[film] >= FEWEST ? known++ : -1;
        }
        float[] gram = new float[known * (known + 1)];
        for (ViewerEvents viewer : training.viewers()) {
            int[] films = viewer.films()
                    .map(film -> number[film])
                    .filter(film -> film >= 0)
                    .toArray();
            for (int a : films) {
                for (int b : films) {
                    gram[b * known + a]++;
                }
            }
        }
        float[] inverse = new float[known * known];
        for (int i = 0; i < known; i++) {
            gram[i * known + i] += (float) ridge;
            inverse[i * known + i] = 1;
        }
        CholeskySolver.solve(gram, known, inverse, known);
        // The inverse is symmetric: its columns are its rows.
        for (int row = 0; row < known; row++) {
            for (int column = 0; column < known; column++) {
                gram[row * known + column] =
                        row == column ? 0 : -inverse[row * known + column] / inverse[column * known + column];
            }
        }
        weights = gram;
    }

    @Override
    public void score(Question question, float[] scores) {
        float[] sums = new float[known];
        ViewerEvents history = question.history();
        for (int i = 0; i < history.size(); i++) {
            int row = number[history.film(i)];
            for (int column = 0; column < known && row >= 0; column++) {
                sums[column] += weights[row * known + column];
            }
        }
        Arrays.fill(scores, -Float.MAX_VALUE);
        for (int film = 0; film < scores.length; film++) {
            scores[film] = number[film] < 0 ? scores[film] : sums[number[film]];
        }
    }
}
