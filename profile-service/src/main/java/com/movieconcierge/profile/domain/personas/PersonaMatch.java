package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Persona;
import com.movieconcierge.profile.domain.BlockKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which of the last personas each new centroid is: the assignment with the greatest cosines in total. A pair that is hardly
 * alike is none. Compared are the parts that both spaces have; after a change of model that may be fewer.
 *
 * <p>By dynamic programming over the subsets of the centroids (M. Held, R. M. Karp, 1962): former · 2ⁿ · n steps, which for
 * a dozen is nothing and bounds n at {@value #MOST}. The number of former personas may be any.
 */
final class PersonaMatch {
    /** Centroids: a million subsets, and a byte for each and each former persona. */
    static final int MOST = 20;

    private static final double LEAST_COSINE = 0.5;
    private static final byte NOBODY = -1;

    private PersonaMatch() {}

    /** For each new centroid the former persona, or nothing. */
    static List<Optional<Persona>> match(
            TasteSpace<BlockKey> space, List<double[]> centroids, Optional<PersonaSet> last) {
        List<Persona> former = last.map(PersonaSet::personas).orElse(List.of());
        double[][] cosines = new double[former.size()][centroids.size()];
        last.ifPresent(set -> {
            for (int j = 0; j < former.size(); j++) {
                for (int i = 0; i < centroids.size(); i++) {
                    cosines[j][i] = cosine(
                            space,
                            centroids.get(i),
                            set.space(),
                            set.centroids().get(j));
                }
            }
        });
        int[] match = match(cosines, centroids.size(), LEAST_COSINE);
        return IntStream.of(match)
                .mapToObj(j -> j < 0 ? Optional.<Persona>empty() : Optional.of(former.get(j)))
                .toList();
    }

    /** The row of each column, or −1, so that the values of the pairs add up to the most; a smaller value than {@code least} is no pair. */
    static int[] match(double[][] values, int columns, double least) {
        if (columns > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " centroids can be matched, got " + columns);
        }
        // Of each subset of the columns: the most that the rows so far come to on it, and which column a row takes.
        double[] most = new double[1 << columns];
        byte[][] taken = new byte[values.length][1 << columns];
        for (int row = 0; row < values.length; row++) {
            // From the whole set down: what a column is taken from has not seen this row yet.
            for (int set = most.length - 1; set >= 0; set--) {
                double best = most[set];
                taken[row][set] = NOBODY;
                for (byte column = 0; column < columns; column++) {
                    boolean isPair = (set & 1 << column) != 0 && values[row][column] >= least;
                    if (isPair && most[set & ~(1 << column)] + values[row][column] > best) {
                        best = most[set & ~(1 << column)] + values[row][column];
                        taken[row][set] = column;
                    }
                }
                most[set] = best;
            }
        }
        int[] match = new int[columns];
        Arrays.fill(match, NOBODY);
        int set = most.length - 1;
        for (int row = values.length - 1; row >= 0; row--) {
            int column = taken[row][set];
            if (column != NOBODY) {
                match[column] = row;
                set &= ~(1 << column);
            }
        }
        return match;
    }

    private static double cosine(TasteSpace<BlockKey> space, double[] a, TasteSpace<BlockKey> formerSpace, double[] b) {
        Map<BlockKey, double[]> parts = parts(formerSpace, b);
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (Map.Entry<BlockKey, double[]> part : parts(space, a).entrySet()) {
            double[] other = parts.get(part.getKey());
            if (other != null) {
                dot += Vectors.dot(part.getValue(), other);
                squaresA += Vectors.dot(part.getValue(), part.getValue());
                squaresB += Vectors.dot(other, other);
            }
        }
        return squaresA > 0 && squaresB > 0 ? dot / Math.sqrt(squaresA * squaresB) : 0;
    }

    private static Map<BlockKey, double[]> parts(TasteSpace<BlockKey> space, double[] vector) {
        Map<BlockKey, double[]> parts = new HashMap<>();
        int from = 0;
        for (Part<BlockKey> part : space.parts()) {
            int to = from + part.key().dimensions();
            parts.put(part.key(), Arrays.copyOfRange(vector, from, to));
            from = to;
        }
        return parts;
    }
}
