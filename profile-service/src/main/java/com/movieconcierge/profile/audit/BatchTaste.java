package com.movieconcierge.profile.audit;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's taste straight from the definition, over all standing ratings at once: {@code Σ g(r)·2^(-(T-t)/h)·v} with
 * {@code T} the newest rating, and {@code Σ g(r)·f^rank·v}. Shares no code with the stream but the law's numbers.
 *
 * @param sums by block
 */
record BatchTaste(Map<Block, Sum> sums, int ratingCount, int pendingCount) {

    /** What a profile block is known by. */
    record Block(String modality, String modelId, String modelVersion, String scale) {}

    /** {@code Σ wv} and {@code Σ |w|}. */
    static final class Sum {
        final double[] vector;
        double absolute;

        Sum(int dimensions) {
            vector = new double[dimensions];
        }

        private void add(float[] v, double w) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += w * v[i];
            }
            absolute += Math.abs(w);
        }
    }

    static BatchTaste of(Collection<Rating> events, Map<String, MovieDna> dna, TasteLaw law) {
        List<Rating> standing = events.stream()
                .filter(rating -> rating.getRating() != null)
                .sorted(Comparator.comparing(Rating::getRatedAt).reversed().thenComparing(Rating::getMovieId))
                .toList();
        Map<Block, Sum> sums = new HashMap<>();
        int pending = 0;
        Instant asOf = standing.isEmpty() ? Instant.EPOCH : standing.get(0).getRatedAt();
        for (int rank = 0; rank < standing.size(); rank++) {
            Rating rating = standing.get(rank);
            MovieDna film = dna.get(rating.getMovieId());
            if (film == null) {
                pending++;
                continue;
            }
            double preference = law.preference().of(stars(rating.getRating()));
            double age = asOf.toEpochMilli() - rating.getRatedAt().toEpochMilli();
            double halfLives = age / law.decay().halfLife().toMillis();
            add(sums, film, "long", preference * Math.pow(0.5, halfLives));
            if (rank < law.recentSize()) {
                add(sums, film, "recent", preference * Math.pow(law.recentFactor(), rank));
            }
        }
        return new BatchTaste(sums, standing.size(), pending);
    }

    private static void add(Map<Block, Sum> sums, MovieDna film, String scale, double weight) {
        for (DnaBlock block : film.getBlocks()) {
            float[] vector = Vectors.fromBytes(block.getVector());
            sums.computeIfAbsent(
                            new Block(block.getModality(), block.getModelId(), block.getModelVersion(), scale),
                            key -> new Sum(vector.length))
                    .add(vector, weight);
        }
    }

    private static double stars(@Nullable Double rating) {
        return rating == null ? 0 : rating;
    }
}
