package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteScale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's taste: raw sums over the films they rated, and the films themselves as far as they are listed.
 *
 * @param offset of the viewer's last rating taken into account; -1 for none
 * @param asOf when the newest rating was given; long weights are relative to it
 * @param pendingCount rated films that do not count yet because their vectors are missing
 * @param history the films that weigh most; all of them when {@code historyComplete}
 */
public record Taste(
        String userId,
        long revision,
        long offset,
        Instant asOf,
        int ratingCount,
        int pendingCount,
        List<Sum> sums,
        List<RatedFilm> history,
        boolean historyComplete,
        @Nullable Membership persona) {

    public Taste {
        sums = List.copyOf(sums);
        history = List.copyOf(history);
    }

    /**
     * {@code Σ wᵢvᵢ} of one modality and scale; the vector is shared, not copied: nobody writes to it.
     *
     * @param weight {@code Σ wᵢ}
     */
    public record Sum(Modality modality, TasteScale scale, ModelRef model, double weight, float[] vector) {}

    /**
     * The nearest persona, as of the profile's emission. Distances are {@code 1 − cosine}; null in older profiles.
     *
     * @param persona id
     * @param next id of the second nearest; null where there is one only
     */
    public record Membership(
            String persona,
            @Nullable Double distance,
            @Nullable String next,
            @Nullable Double nextDistance) {}

    /**
     * One rated film.
     *
     * @param longWeight signed; 0 while its vectors are missing
     * @param recentWeight signed; 0 when not among the latest
     */
    public record RatedFilm(String movieId, double rating, Instant ratedAt, double longWeight, double recentWeight) {

        public double weight(TasteScale scale) {
            return scale == TasteScale.LONG ? longWeight : recentWeight;
        }
    }

    /** The sum made with one model's vectors; while models change there are several of a modality. */
    public Optional<Sum> sum(Modality modality, TasteScale scale, ModelRef model) {
        return sums.stream()
                .filter(sum -> sum.modality() == modality
                        && sum.scale() == scale
                        && sum.model().equals(model))
                .findFirst();
    }

    public Optional<RatedFilm> rated(String movieId) {
        return history.stream().filter(film -> film.movieId().equals(movieId)).findFirst();
    }
}
