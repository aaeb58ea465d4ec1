package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Persona;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Explainer;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.util.List;
import java.util.Optional;

/**
 * Says why a film suits a persona. The shares are those of its typical films in the mean taste of its viewers, and what
 * these leave over; nobody's stars are told.
 *
 * @param exact splits the scores
 */
public record PersonaExplainer(Explainer exact, Personas personas) implements Explainer {
    @Override
    public List<Recommendation> explain(Query query, List<Scored> selected) {
        List<Recommendation> list = exact.explain(query, selected);
        Optional<Persona> persona = personas.find(query.request().userId());
        if (query.source() != Source.PERSONA || persona.isEmpty()) {
            return list;
        }
        return list.stream().map(one -> of(persona.get(), one)).toList();
    }

    private static Recommendation of(Persona persona, Recommendation recommendation) {
        return new Recommendation(
                recommendation.rank(),
                recommendation.film(),
                recommendation.score(),
                reason(persona, recommendation),
                recommendation.contributions().stream()
                        .map(PersonaExplainer::withoutStars)
                        .toList());
    }

    private static String reason(Persona persona, Recommendation recommendation) {
        String start = "Typical of " + persona.name();
        boolean isOne = persona.typicalFilms().stream()
                .anyMatch(film -> film.movieId().equals(recommendation.film().movieId()));
        return isOne
                ? start + ": its viewers like it more than others do"
                : strongest(recommendation)
                        .map(because -> start + ": " + because)
                        .orElse(start + ": close to what its viewers like");
    }

    private static Optional<String> strongest(Recommendation recommendation) {
        return recommendation.contributions().stream()
                .filter(one -> one.film() != null && one.share() > 0)
                .reduce((a, b) -> b.share() > a.share() ? b : a)
                .flatMap(one -> Optional.ofNullable(one.film()))
                .map(liked -> "its viewers like '" + liked.title() + "'"
                        + SharedFacts.of(recommendation.film(), liked)
                                .map(words -> ", " + words)
                                .orElse(""));
    }

    private static Contribution withoutStars(Contribution contribution) {
        return new Contribution(
                contribution.kind(), contribution.film(), null, null, contribution.share(), contribution.byModality());
    }
}
