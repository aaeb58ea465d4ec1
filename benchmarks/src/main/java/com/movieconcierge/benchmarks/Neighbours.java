package com.movieconcierge.benchmarks;

import com.movieconcierge.kernel.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Do films that lie near each other have something in common? */
final class Neighbours {
    static final int NEAREST = 10;
    private static final int PAIRS = 200_000;
    private static final long SEED = 7;

    private Neighbours() {}

    /** Indices of the ten nearest by cosine, nearest first, a row a film. */
    static int[][] of(List<float[]> vectors) {
        List<float[]> unit = vectors.stream().map(Vectors::unit).toList();
        return java.util.stream.IntStream.range(0, unit.size())
                .parallel()
                .mapToObj(film -> nearest(unit, film))
                .toArray(int[][]::new);
    }

    private static int[] nearest(List<float[]> unit, int film) {
        int[] best = new int[NEAREST];
        double[] scores = new double[NEAREST];
        Arrays.fill(scores, -2);
        for (int other = 0; other < unit.size(); other++) {
            double score = other == film ? -2 : Vectors.dot(unit.get(film), unit.get(other));
            int place = NEAREST;
            while (place > 0 && score > scores[place - 1]) {
                place--;
            }
            if (place < NEAREST) {
                System.arraycopy(best, place, best, place + 1, NEAREST - 1 - place);
                System.arraycopy(scores, place, scores, place + 1, NEAREST - 1 - place);
                best[place] = other;
                scores[place] = score;
            }
        }
        return best;
    }

    /** Share of neighbours that have a name in common with the film; films without names are left out. */
    static double sharing(int[][] neighbours, List<? extends Collection<String>> names) {
        long shared = 0;
        long all = 0;
        for (int film = 0; film < neighbours.length; film++) {
            for (int neighbour : neighbours[film]) {
                if (!names.get(film).isEmpty() && !names.get(neighbour).isEmpty()) {
                    all++;
                    shared += names.get(film).stream().anyMatch(names.get(neighbour)::contains) ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) shared / all;
    }

    /** The same share among random pairs. */
    static double sharingAtRandom(List<? extends Collection<String>> names) {
        Random random = new Random(SEED);
        long shared = 0;
        long all = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            var a = names.get(random.nextInt(names.size()));
            var b = names.get(random.nextInt(names.size()));
            if (a != b && !a.isEmpty() && !b.isEmpty()) {
                all++;
                shared += a.stream().anyMatch(b::contains) ? 1 : 0;
            }
        }
        return (double) shared / all;
    }

    /** Share of neighbours that two spaces agree on. */
    static double overlap(int[][] a, int[][] b) {
        long same = 0;
        for (int film = 0; film < a.length; film++) {
            List<Integer> others = Arrays.stream(b[film]).boxed().toList();
            same += Arrays.stream(a[film]).filter(others::contains).count();
        }
        return (double) same / ((long) a.length * NEAREST);
    }

    /** Every component with its mean taken off. */
    static List<float[]> centred(List<float[]> vectors) {
        return moved(vectors, vectors, false);
    }

    /** Every component with its mean taken off and divided by its standard deviation; constant ones are 0. */
    static List<float[]> standardised(List<float[]> vectors) {
        return moved(vectors, vectors, true);
    }

    /** Likewise, by the means and deviations of other vectors. */
    static List<float[]> standardisedBy(List<float[]> catalogue, List<float[]> vectors) {
        return moved(catalogue, vectors, true);
    }

    private static List<float[]> moved(List<float[]> catalogue, List<float[]> vectors, boolean scale) {
        int dims = catalogue.get(0).length;
        double[] mean = new double[dims];
        double[] square = new double[dims];
        for (float[] vector : catalogue) {
            for (int i = 0; i < dims; i++) {
                mean[i] += vector[i] / catalogue.size();
                square[i] += (double) vector[i] * vector[i] / catalogue.size();
            }
        }
        List<float[]> moved = new ArrayList<>();
        for (float[] vector : vectors) {
            float[] row = new float[dims];
            for (int i = 0; i < dims; i++) {
                double deviation = scale ? Math.sqrt(Math.max(0, square[i] - mean[i] * mean[i])) : 1;
                row[i] = deviation < 1e-9 ? 0 : (float) ((vector[i] - mean[i]) / deviation);
            }
            moved.add(row);
        }
        return moved;
    }
}
