package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query.QueryHydrator;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Explainer;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns a persona into query vectors, as if its viewers were one. The request names the persona instead of a viewer. */
public record PersonaHydrator(
        Personas personas,
        Snapshots index,
        BooleanSupplier indexIsWarm,
        ScoringLaw law,
        PopularityBaseline crowd,
        Clock clock)
        implements QueryHydrator {
    /** @throws UnknownException when there is no such persona */
    @Override
    public Query hydrate(RecommendationRequest request) {
        Persona persona =
                personas.find(request.userId()).orElseThrow(() -> new UnknownException("persona", request.userId()));
        TasteProfile taste = taste(persona);
        IndexSnapshot snapshot = index.of(taste);
        TasteQuery vectors = TasteQuery.of(taste, snapshot, law.lambda());
        boolean isKnown = !vectors.vector().isZero();
        return new Query(
                request,
                snapshot,
                isKnown ? Source.PERSONA : crowd.source(snapshot),
                Optional.of(taste),
                isKnown ? Optional.of(new TasteIntent(snapshot, taste, vectors, Optional.empty())) : Optional.empty(),
                Map.of(),
                indexIsWarm.getAsBoolean() ? List.of() : List.of(StoredTasteHydrator.INDEX_WARMING),
                clock.instant());
    }

    /** The mean taste of its viewers as a profile; what they rated are the typical films. */
    private static TasteProfile taste(Persona persona) {
        return new TasteProfile(
                persona.personaId(),
                0,
                0,
                -1,
                persona.fittedAt(),
                0,
                0,
                persona.blocks().stream()
                        .map(block -> new TasteProfile.Sum(
                                block.modality(), TasteScale.LONG, block.model(), block.tasteWeight(), block.taste()))
                        .toList(),
                persona.typicalFilms().stream()
                        .map(film -> new TasteProfile.RatedFilm(
                                film.movieId(), Rating.MOST, persona.fittedAt(), film.weight(), 0))
                        .toList(),
                false,
                null,
                null);
    }

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
            boolean isOne = persona.typicalFilms().stream().anyMatch(film -> film.movieId()
                    .equals(recommendation.film().movieId()));
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
                    contribution.kind(),
                    contribution.film(),
                    null,
                    null,
                    contribution.share(),
                    contribution.byModality());
        }
    }
}
