package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One summand of a score.
 *
 * @param film for {@link Kind#FILM} only
 * @param rating the viewer's stars for it; null for a film that a prompt names
 * @param word what was asked for, for {@link Kind#WORD} only
 * @param share signed; all shares of a score add up to it
 * @param byModality the share split; empty for popularity
 */
public record Contribution(
        Kind kind,
        @Nullable Film film,
        @Nullable Double rating,
        @Nullable String word,
        double share,
        Map<Modality, Double> byModality) {

    /** What the summand comes from. */
    public enum Kind {
        /** A rated film, or one that a prompt names. */
        FILM,
        /** A genre, mood, keyword or person that a prompt asks for. */
        WORD,
        /** What the sentence as a whole means. */
        PROMPT,
        /** All that are not listed one by one. */
        REST,
        POPULARITY
    }

    public Contribution {
        byModality = Map.copyOf(byModality);
    }

    static Contribution popularity(double share) {
        return new Contribution(Kind.POPULARITY, null, null, null, share, Map.of());
    }
}
