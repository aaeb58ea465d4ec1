package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.adapter.http.RecommendationsView.RecommendationView;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.persona.PersonaMap;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Kinds of viewers, and what suits them. */
@RestController
@RequestMapping("/v1/personas")
record PersonasController(
        Personas known,
        PersonaMap map,
        @Qualifier("personaPipeline") RecommendationPipeline pipeline,
        Supplier<IndexSnapshot> index) {
    private static final int MOST_VIEWERS = 1000;
    private static final int SHOWN_FILMS = 8;

    /** All personas of the last fit; {@code reason} says why there are none. */
    record PersonasView(
            @Nullable String version,
            @Nullable Instant fittedAt,
            @Nullable Double silhouette,
            int viewers,
            List<OneView> personas,
            @Nullable String reason) {}

    record OneView(
            String id,
            String name,
            String sentence,
            int size,
            double meanDistance,
            List<Persona.Evidence> evidence,
            List<TypicalFilmView> typicalFilms) {}

    record TypicalFilmView(FilmView movie, double lift) {}

    @Operation(summary = "Kinds of viewers, with the evidence for their names and their typical films")
    @GetMapping
    PersonasView personas() {
        List<Persona> all = known.all();
        if (all.isEmpty()) {
            return new PersonasView(
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    "There are no personas yet: they need 20 viewers (PERSONAS_LEAST_VIEWERS of profile-service) who have"
                            + " rated five films each, and follow within a minute of these.");
        }
        Persona any = all.get(0);
        return new PersonasView(
                any.version(),
                any.fittedAt(),
                any.silhouette(),
                all.stream().mapToInt(Persona::size).sum(),
                all.stream().map(this::view).toList(),
                null);
    }

    private OneView view(Persona persona) {
        IndexSnapshot snapshot = index.get();
        return new OneView(
                persona.personaId(),
                persona.name(),
                persona.sentence(),
                persona.size(),
                persona.meanDistance(),
                persona.evidence(),
                persona.typicalFilms().stream()
                        .filter(film -> snapshot.rowOf(film.movieId()) >= 0)
                        .limit(SHOWN_FILMS)
                        .map(film -> new TypicalFilmView(
                                FilmView.of(snapshot.film(snapshot.rowOf(film.movieId()))), film.lift()))
                        .toList());
    }

    @Operation(
            summary = "A map of the most recently active viewers by persona",
            description =
                    "Near means of like taste: x and y are the two directions in which the personas differ most. At"
                            + " most a few seconds old. viewer is on it in any case, if they have a taste.")
    @GetMapping("/map")
    PersonaMap.View map(
            @RequestParam(defaultValue = "300") int limit, @RequestParam(required = false) @Nullable String viewer) {
        Input.within("limit", limit, 1, MOST_VIEWERS);
        boolean isNamed = viewer != null && !viewer.isEmpty();
        return map.view(limit, isNamed ? Input.id("viewer", viewer) : null);
    }

    /** A list for a persona; as for a viewer, but nobody's ratings are told. */
    record PersonaListView(
            String personaId,
            String name,
            String sentence,
            String modelVersion,
            String source,
            List<String> degraded,
            List<RecommendationView> recommendations) {}

    @Operation(summary = "Films for a persona, each with a reason whose shares add up to its score")
    @GetMapping("/{personaId}/recommendations")
    PersonaListView recommendations(
            @PathVariable String personaId,
            @RequestParam(defaultValue = "5") int limit,
            @RequestParam(required = false) @Nullable String genre,
            @RequestParam(required = false) @Nullable Integer yearFrom,
            @RequestParam(required = false) @Nullable Integer yearTo,
            @RequestParam(defaultValue = "0") double diversity,
            @RequestParam(defaultValue = "0") double calibration) {
        String id = Input.id("personaId", personaId);
        Recommendations list = pipeline.recommend(RecommendationsController.request(
                id,
                limit,
                genre,
                yearFrom,
                yearTo,
                false,
                RecommendationsController.shape(diversity, calibration, false, false)));
        Persona persona = known.find(id).orElseThrow(() -> new UnknownException("persona", id));
        return new PersonaListView(
                id,
                persona.name(),
                persona.sentence(),
                list.modelVersion(),
                list.source().key(),
                list.degraded(),
                list.list().stream().map(RecommendationView::of).toList());
    }

    /**
     * The persona of a viewer and the second nearest, each with a distance of {@code 1 − cosine} as of the profile's last
     * emission; what it is called is null while it is not known here yet.
     */
    record PersonaView(
            String id,
            @Nullable String name,
            @Nullable String sentence,
            @Nullable Double distance,
            @Nullable Next next) {

        record Next(
                String id, @Nullable String name, @Nullable Double distance) {}

        static @Nullable PersonaView of(@Nullable Membership membership, Personas personas) {
            if (membership == null) {
                return null;
            }
            Persona persona = personas.find(membership.persona()).orElse(null);
            String next = membership.next();
            return new PersonaView(
                    membership.persona(),
                    persona == null ? null : persona.name(),
                    persona == null ? null : persona.sentence(),
                    membership.distance(),
                    next == null
                            ? null
                            : new Next(
                                    next,
                                    personas.find(next).map(Persona::name).orElse(null),
                                    membership.nextDistance()));
        }
    }
}
