package com.movieconcierge.behaviour;

import java.util.List;

/**
 * The normal equations of {@link NextFilmRidge} over some of the choices of a log: {@code HᵀH} and {@code HᵀY}. No row of H is
 * made. Two events of one viewer, a before b by d, meet in every choice t after b, with {@code φ_f(t-1-a) φ_g(t-1-b)}, which is
 * {@code φ_f(d) · (scale_f scale_g)^(t-1-b)}: one sum over t for each b, made from that of the event after it.
 */
final class RidgeSystem {
    private final RidgeSettings settings;
    private final EventDecay decay;
    private final FilmNumbers films;
    private final int rows;
    /** By columns, the upper triangle; room for one more column, as the solver likes it. */
    private final float[] gram;

    private final float[] choices;

    RidgeSystem(RidgeSettings settings, EventDecay decay, FilmNumbers films) {
        this.settings = settings;
        this.decay = decay;
        this.films = films;
        this.rows = Math.multiplyExact(decay.scales(), films.known());
        this.gram = new float[Math.multiplyExact(rows, rows + 1)];
        this.choices = new float[Math.multiplyExact(rows, films.known())];
    }

    /**
     * Adds the choices of a viewer: all events but the first, which has nothing before it.
     *
     * @param weight of each
     */
    void add(ViewerEvents events, double weight) {
        double[][] later = new double[decay.scales()][decay.scales()];
        for (int b = events.size() - 2; b >= 0; b--) {
            for (int g = 0; g < decay.scales(); g++) {
                for (int f = 0; f < decay.scales(); f++) {
                    later[f][g] = later[f][g] * decay.scale(f) * decay.scale(g) + weight;
                    addPairs(events, b, f, g, later[f][g]);
                }
            }
        }
        for (int t = 1; t < events.size(); t++) {
            addChoice(events, t, weight);
        }
    }

    /** What event b, seen on scale g, has in common with those before it on scale f, and with itself. */
    private void addPairs(ViewerEvents events, int b, int f, int g, double sum) {
        int column = films.number(events.film(b));
        if (column < 0 || sum == 0) {
            return;
        }
        column += g * films.known();
        for (int d = f <= g ? 0 : 1; d <= b && d < decay.length(f); d++) {
            int row = films.number(events.film(b - d));
            if (row >= 0) {
                row += f * films.known();
                gram[Math.max(row, column) * rows + Math.min(row, column)] += (float) (sum * decay.of(f, d));
            }
        }
    }

    private void addChoice(ViewerEvents events, int t, double weight) {
        int chosen = films.number(events.film(t));
        for (int f = 0; f < decay.scales() && chosen >= 0; f++) {
            for (int age = 0; age < decay.length(f) && age < t; age++) {
                int film = films.number(events.film(t - 1 - age));
                if (film >= 0) {
                    choices[chosen * rows + f * films.known() + film] += (float) (weight * decay.of(f, age));
                }
            }
        }
    }

    /** The weights, a row a film and scale: {@code (HᵀH + λI)⁻¹ HᵀY}. Uses this up. */
    float[] solved() {
        for (int i = 0; i < rows; i++) {
            gram[i * rows + i] += (float) settings.ridge();
        }
        CholeskySolver.solve(gram, rows, choices, films.known());
        float[] transposed = new float[choices.length];
        for (int column = 0; column < films.known(); column++) {
            for (int row = 0; row < rows; row++) {
                transposed[row * films.known() + column] = choices[column * rows + row];
            }
        }
        return transposed;
    }

    /** The mean weight of a choice, so that λ means the same for any exponent. */
    static double meanWeight(List<ViewerEvents> viewers, double exponent) {
        double sum = 0;
        double count = 0;
        for (ViewerEvents events : viewers) {
            if (events.size() > 1) {
                sum += (events.size() - 1) * Math.pow(events.size(), -exponent);
                count += events.size() - 1;
            }
        }
        return count == 0 ? 1 : sum / count;
    }
}
