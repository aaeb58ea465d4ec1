package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.domain.persona.PersonaMap;
import com.movieconcierge.recommend.domain.persona.PersonaMap.ViewerSpot;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Viewers and personas, drawn. */
@RestController
class PersonaMapController {
    private static final int MOST_VIEWERS = 1000;

    private final PersonaMap map;

    PersonaMapController(PersonaMap map) {
        this.map = map;
    }

    /** {@code version} and {@code fittedAt} of the fit; null, and nothing on the map, while there are no personas. */
    record MapView(
            @Nullable String version, @Nullable Instant fittedAt, List<SpotView> personas, List<ViewerSpot> viewers) {}

    record SpotView(String personaId, String name, int size, double x, double y) {

        static SpotView of(PersonaMap.PersonaSpot spot) {
            return new SpotView(
                    spot.persona().personaId(),
                    spot.persona().name(),
                    spot.persona().size(),
                    spot.x(),
                    spot.y());
        }
    }

    @Operation(
            summary = "A map of the most recently active viewers by persona",
            description =
                    "Near means of like taste: x and y are the two directions in which the personas differ most. At"
                            + " most a few seconds old. viewer is on it in any case, if they have a taste.")
    @GetMapping("/v1/personas/map")
    MapView map(
            @RequestParam(defaultValue = "300") int limit, @RequestParam(required = false) @Nullable String viewer) {
        Input.require(limit >= 1 && limit <= MOST_VIEWERS, "limit", "must lie in 1 to " + MOST_VIEWERS);
        boolean isNamed = viewer != null && !viewer.isEmpty();
        PersonaMap.View view = map.view(limit, isNamed ? Input.id("viewer", viewer) : null);
        return new MapView(
                view.version(),
                view.fittedAt(),
                view.personas().stream().map(SpotView::of).toList(),
                view.viewers());
    }
}
