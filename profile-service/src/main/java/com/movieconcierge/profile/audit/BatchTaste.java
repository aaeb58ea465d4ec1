package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One viewer's taste straight from the definition, over all standing ratings at once: {@code Σ g(r)·2^(-(T-t)/h)·v} with
 * {@code T} the newest rating, and {@code Σ g(r)·f^rank·v}. Shares no code with the stream but the law's numbers, the
 * records' codecs, and which event holds.
 */
record BatchTaste(Map<Block, Sum> sums, int ratingCount, int pendingCount) {

    /** Vectors of different lengths are never added up, whatever their model says it is. */
    record Block(Modality modality, TasteScale scale, ModelRef model, int dimensions) {
        static Block of(TasteProfile.Sum sum) {
            return new Block(sum.modality(), sum.scale(), sum.model(), sum.vector().length);
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

    /** A rating that stands. */
    private record Standing(String movieId, double stars, long ratedAt) {}

    static BatchTaste of(Map<String, FilmEvents> events, Map<String, FilmDna> dna, TasteLaw law) {
        List<Standing> standing = standing(events);
        Map<Block, Sum> sums = new HashMap<>();
        int pending = 0;
        long asOf = standing.isEmpty() ? 0 : standing.get(0).ratedAt();
        for (int rank = 0; rank < standing.size(); rank++) {
            Standing rating = standing.get(rank);
            FilmDna film = dna.get(rating.movieId());
            if (film == null) {
                pending++;
                continue;
            }
            double preference = law.preference().of(rating.stars());
            double age = asOf - rating.ratedAt();
            double halfLives = age / law.decay().halfLife().toMillis();
            add(sums, film, TasteScale.LONG, preference * Math.pow(0.5, halfLives));
            if (rank < law.recentSize()) {
                add(sums, film, TasteScale.RECENT, preference * Math.pow(law.recentFactor(), rank));
            }
        }
        return new BatchTaste(sums, standing.size(), pending);
    }

    private static List<Standing> standing(Map<String, FilmEvents> events) {
        List<Standing> standing = new ArrayList<>();
        events.forEach((movieId, of) -> {
            FilmEvent holds = of.holding();
            holds.rating().ifPresent(stars -> standing.add(new Standing(movieId, stars, holds.ratedAt())));
        });
        standing.sort(Comparator.comparingLong(Standing::ratedAt).reversed().thenComparing(Standing::movieId));
        return standing;
    }

    private static void add(Map<Block, Sum> sums, FilmDna film, TasteScale scale, double weight) {
        for (FilmDna.Block block : film.blocks()) {
            sums.computeIfAbsent(
                            new Block(block.modality(), scale, block.model(), block.vector().length),
                            key -> new Sum(key.dimensions()))
                    .add(block.vector(), weight);
        }
    }
}
