package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.adapter.http.PersonasController.PersonaView;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Exploration;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of a list. */
record RecommendationsView(
        String userId,
        @Nullable PersonaView persona,
        long profileOffset,
        long staleMillis,
        String modelVersion,
        String source,
        List<String> degraded,
        List<RecommendationView> recommendations) {

    /** {@code exploration} is there for a film that is tried only. */
    record RecommendationView(
            int rank,
            FilmView movie,
            double score,
            String reason,
            List<ContributionView> contributions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Exploration exploration) {

        static RecommendationView of(Recommendation recommendation) {
            return new RecommendationView(
                    recommendation.rank(),
                    FilmView.of(recommendation.film()),
                    recommendation.score(),
                    recommendation.reason(),
                    recommendation.contributions().stream()
                            .map(ContributionView::of)
                            .toList(),
                    recommendation.exploration());
        }
    }

    /** One summand; {@code kind} is film, word, prompt, rest or popularity. */
    record ContributionView(
            String kind,
            @Nullable String movieId,
            @Nullable String title,
            @Nullable Double rating,
            @Nullable String word,
            double share,
            Map<String, Double> byModality) {

        static ContributionView of(Contribution contribution) {
            Film film = contribution.film();
            Map<String, Double> byModality = new TreeMap<>();
            contribution.byModality().forEach((modality, share) -> byModality.put(modality.key(), share));
            return new ContributionView(
                    contribution.kind().name().toLowerCase(Locale.ROOT),
                    film == null ? null : film.movieId(),
                    film == null ? null : film.title(),
                    contribution.rating(),
                    contribution.word(),
                    contribution.share(),
                    byModality);
        }
    }

    static RecommendationsView of(Recommendations list, Personas personas) {
        return new RecommendationsView(
                list.userId(),
                PersonaView.of(list.persona(), personas),
                list.profileOffset(),
                list.stale().toMillis(),
                list.modelVersion(),
                list.source().key(),
                list.degraded(),
                list.list().stream().map(RecommendationView::of).toList());
    }
}
