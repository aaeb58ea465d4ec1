package com.movieconcierge.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's taste as it is published: raw sums over the films they rated, the films themselves as far as they are listed,
 * and what they stated.
 *
 * @param revision grows by one with every published profile of the viewer
 * @param appliedPartition of the viewer's last rating taken into account
 * @param appliedOffset likewise; -1 for none
 * @param asOf time of the newest standing rating, to which long weights are decayed
 * @param ratingCount films with a standing rating
 * @param pendingCount of these, films whose DNA is missing and which do not count so far
 * @param history the films that weigh most and the latest ones; all of them when {@code historyComplete}
 * @param persona the nearest one; null while there are none, or without any taste
 * @param stated what the viewer has stated last; in none of the sums
 */
public record TasteProfile(
        String userId,
        long revision,
        int appliedPartition,
        long appliedOffset,
        Instant asOf,
        int ratingCount,
        int pendingCount,
        List<Sum> sums,
        List<RatedFilm> history,
        boolean historyComplete,
        @Nullable Membership persona,
        @Nullable StatedTaste stated) {

    private static final int MOST_SUMS = 1_024;
    private static final int MOST_FILMS = 1_000;

    public TasteProfile {
        sums = List.copyOf(sums);
        history = List.copyOf(history);
    }

    /**
     * {@code Σ wᵢvᵢ} of one modality on one scale.
     *
     * @param weight {@code Σ wᵢ}
     * @param vector shared, not copied: nobody writes to it
     */
    public record Sum(Modality modality, TasteScale scale, ModelRef model, double weight, float[] vector) {}

    /**
     * One rated film with its signed weights.
     *
     * @param stars of the standing rating
     * @param longWeight decayed to {@code asOf}; 0 while the film's DNA is missing
     * @param recentWeight 0 when not among the latest
     */
    public record RatedFilm(String movieId, double stars, Instant ratedAt, double longWeight, double recentWeight) {

        public double weight(TasteScale scale) {
            return scale == TasteScale.LONG ? longWeight : recentWeight;
        }
    }

    /**
     * The nearest persona, as of the profile's publication. Distances are {@code 1 − cosine}, in [0, 2].
     *
     * @param persona id
     * @param distance null in profiles of older writers
     * @param next id of the second nearest; null where there is one only
     */
    public record Membership(
            String persona,
            @Nullable Double distance,
            @Nullable String next,
            @Nullable Double nextDistance) {}

    /** The same profile, which does not say how near the viewer's persona is, and which is the next. */
    public TasteProfile withoutDistances() {
        return new TasteProfile(
                userId,
                revision,
                appliedPartition,
                appliedOffset,
                asOf,
                ratingCount,
                pendingCount,
                sums,
                history,
                historyComplete,
                persona == null ? null : new Membership(persona.persona(), null, null, null),
                stated);
    }

    /** Every limit that the profile breaks. */
    public List<Violation> violations() {
        var found = new Violations()
                .id("userId", userId)
                .notNegative("revision", revision)
                .notNegative("ratingCount", ratingCount)
                .notNegative("pendingCount", pendingCount)
                .moment("asOf", asOf)
                .count("blocks", sums, MOST_SUMS)
                .count("history", history, MOST_FILMS);
        // No text is made of a sum that is as it should be: profiles are read with every list.
        for (Sum sum : sums) {
            if (!Violations.isVector(sum.vector) || !Double.isFinite(sum.weight)) {
                String field = "blocks." + sum.modality.key();
                found.model(field, sum.model).vector(field, sum.vector).number(field, sum.weight);
            }
        }
        for (RatedFilm film : history) {
            found.name("history", film.movieId)
                    .number("history", film.stars)
                    .number("history", film.longWeight)
                    .number("history", film.recentWeight);
        }
        return found.found();
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

    /**
     * The stars that the viewer gives to a middling film: the median of the listed ones, of two in the middle the lower; 0 where
     * none is listed.
     */
    public double middleStars() {
        double[] stars = history.stream().mapToDouble(RatedFilm::stars).sorted().toArray();
        return stars.length == 0 ? 0 : stars[(stars.length - 1) / 2];
    }
}
