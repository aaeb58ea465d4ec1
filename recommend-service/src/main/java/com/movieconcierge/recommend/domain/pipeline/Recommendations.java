package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list for a viewer.
 *
 * @param profileOffset offset of the viewer's last rating that counts; -1 for none
 * @param stale how long ago the profile was read when the list was done
 * @param modelVersion of the space the films were compared in
 * @param degraded what was missing
 */
public record Recommendations(
        String userId,
        @Nullable Membership persona,
        long profileOffset,
        Duration stale,
        String modelVersion,
        Source source,
        List<String> degraded,
        List<Recommendation> list) {

    public Recommendations {
        degraded = List.copyOf(degraded);
        list = List.copyOf(list);
    }

    /** The same list, with one more thing that was missing. */
    public Recommendations lacking(String what) {
        List<String> lacking = new ArrayList<>(degraded);
        lacking.add(what);
        return new Recommendations(userId, persona, profileOffset, stale, modelVersion, source, lacking, list);
    }

    /** Says why each film is in the list, in numbers that add up and in words. */
    public interface Explainer {

        List<Recommendation> explain(Query query, List<Scored> selected);
    }

    /**
     * One film of a list.
     *
     * @param rank from 1
     * @param contributions whose shares add up to the score
     * @param exploration of a film that is tried; null for one that is in the list by its score
     */
    public record Recommendation(
            int rank,
            Film film,
            double score,
            String reason,
            List<Contribution> contributions,
            @Nullable Exploration exploration) {

        public Recommendation {
            contributions = List.copyOf(contributions);
        }

        /** By its score. */
        public Recommendation(int rank, Film film, double score, String reason, List<Contribution> contributions) {
            this(rank, film, score, reason, contributions, null);
        }

        /** The same film as a try. */
        Recommendation tried(Exploration drawn, String sentence) {
            return new Recommendation(rank, film, score, sentence, contributions, drawn);
        }
    }

    /**
     * How a film that is tried came to its place.
     *
     * @param propensity the probability with which that film was drawn for that place, in (0, 1]
     */
    public record Exploration(double propensity) {}

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
}
