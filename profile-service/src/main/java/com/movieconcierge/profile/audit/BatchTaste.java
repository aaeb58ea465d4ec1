package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One viewer's taste straight from the definition, over all standing ratings at once: {@code Σ g(r)·2^(-(T-t)/h)·v} with
 * {@code T} the newest rating, and {@code Σ g(r)·f^rank·v}. Shares no code with the stream but the law's numbers and the
 * records' codecs.
 */
record BatchTaste(Map<Block, Sum> sums, int ratingCount, int pendingCount) {

    record Block(Modality modality, TasteScale scale, ModelRef model) {
        static Block of(TasteProfile.Sum sum) {
            return new Block(sum.modality(), sum.scale(), sum.model());
        }
    }

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

    static BatchTaste of(Collection<Rating> events, Map<String, FilmDna> dna, TasteLaw law) {
        List<Rating> standing = events.stream()
                .filter(rating -> !rating.isWithdrawal())
                .sorted(Comparator.comparing(Rating::ratedAt).reversed().thenComparing(Rating::movieId))
                .toList();
        Map<Block, Sum> sums = new HashMap<>();
        int pending = 0;
        Instant asOf = standing.isEmpty() ? Instant.EPOCH : standing.get(0).ratedAt();
        for (int rank = 0; rank < standing.size(); rank++) {
            Rating rating = standing.get(rank);
            FilmDna film = dna.get(rating.movieId());
            Double stars = rating.stars();
            if (film == null || stars == null) {
                pending++;
                continue;
            }
            double preference = law.preference().of(stars);
            double age = asOf.toEpochMilli() - rating.ratedAt().toEpochMilli();
            double halfLives = age / law.decay().halfLife().toMillis();
            add(sums, film, TasteScale.LONG, preference * Math.pow(0.5, halfLives));
            if (rank < law.recentSize()) {
                add(sums, film, TasteScale.RECENT, preference * Math.pow(law.recentFactor(), rank));
            }
        }
        return new BatchTaste(sums, standing.size(), pending);
    }

    private static void add(Map<Block, Sum> sums, FilmDna film, TasteScale scale, double weight) {
        for (FilmDna.Block block : film.blocks()) {
            sums.computeIfAbsent(
                            new Block(block.modality(), scale, block.model()), key -> new Sum(block.vector().length))
                    .add(block.vector(), weight);
        }
    }
}
