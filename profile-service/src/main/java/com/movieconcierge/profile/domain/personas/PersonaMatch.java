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
 */
final class PersonaMatch {
    private static final double LEAST_COSINE = 0.5;

    private PersonaMatch() {}

    /** For each new centroid the former persona, or nothing. */
    static List<Optional<Persona>> match(
            TasteSpace<BlockKey> space, List<double[]> centroids, Optional<PersonaSet> last) {
        List<Persona> former = last.map(PersonaSet::personas).orElse(List.of());
        // Square, so that either side may be the longer one; a dummy costs as much as a pair with nothing in common.
        int size = Math.max(centroids.size(), former.size());
        double[][] cost = new double[size][size];
        for (double[] row : cost) {
            Arrays.fill(row, 1);
        }
        last.ifPresent(set -> {
            for (int i = 0; i < centroids.size(); i++) {
                for (int j = 0; j < former.size(); j++) {
                    double cosine = cosine(
                            space,
                            centroids.get(i),
                            set.space(),
                            set.centroids().get(j));
                    cost[i][j] = cosine < LEAST_COSINE ? 1 : 1 - cosine;
                }
            }
        });
        int[] column = Hungarian.match(cost);
        return IntStream.range(0, centroids.size())
                .mapToObj(i -> column[i] < former.size() && cost[i][column[i]] < 1
                        ? Optional.of(former.get(column[i]))
                        : Optional.<Persona>empty())
                .toList();
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
