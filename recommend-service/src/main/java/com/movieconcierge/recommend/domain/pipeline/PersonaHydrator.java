package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import com.movieconcierge.recommend.domain.pipeline.Query.QueryHydrator;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
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
                isKnown ? Optional.of(new TasteIntent(snapshot, taste, vectors)) : Optional.empty(),
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
}
