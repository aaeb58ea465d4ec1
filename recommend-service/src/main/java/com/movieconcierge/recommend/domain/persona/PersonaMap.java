package com.movieconcierge.recommend.domain.persona;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.persona.PersonaPlane.Point;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Personas and the most recently active viewers on a plane; see {@link PersonaPlane} for what near means. Viewers whose
 * vectors were made by other models than the personas' space, or who have no taste, are not on it.
 *
 * <p>The viewers are read anew after {@link #KEPT} at the latest, so that many open pages cost one reading and a viewer who
 * is forgotten is gone from it as soon. Safe for threads.
 */
public final class PersonaMap {
    /** How long a reading of the viewers serves. */
    public static final Duration KEPT = Duration.ofSeconds(3);

    private static final int BATCH = 50;
    private static final int MOST_READINGS = 16;

    private final Personas personas;
    private final ViewerProfiles profiles;
    private final Cache<ReadingKey, Reading> readings;

    private record ReadingKey(String version, int limit) {}

    private record Reading(PersonaPlane plane, View view) {}

    /** {@code version} and {@code fittedAt} of the fit; null, and nothing on the map, while there are no personas. */
    public record View(
            @Nullable String version,
            @Nullable Instant fittedAt,
            List<PersonaSpot> personas,
            List<ViewerSpot> viewers) {
        private static final View EMPTY = new View(null, null, List.of(), List.of());

        public View {
            personas = List.copyOf(personas);
            viewers = List.copyOf(viewers);
        }

        private boolean shows(String userId) {
            return viewers.stream().anyMatch(viewer -> viewer.userId.equals(userId));
        }

        private View with(ViewerSpot viewer) {
            return new View(
                    version,
                    fittedAt,
                    personas,
                    Stream.concat(viewers.stream(), Stream.of(viewer)).toList());
        }
    }

    public record PersonaSpot(String personaId, String name, int size, double x, double y) {}

    /** @param personaId the one in the viewer's profile; null while it has none */
    public record ViewerSpot(String userId, @Nullable String personaId, double x, double y) {}

    public PersonaMap(Personas personas, ViewerProfiles profiles, Clock clock) {
        this.personas = personas;
        this.profiles = profiles;
        this.readings = Caffeine.newBuilder()
                .maximumSize(MOST_READINGS)
                .expireAfterWrite(KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /**
     * The map with up to {@code limit} viewers, the most recently active, and one more.
     *
     * @param viewer who is on it in any case, as long as they have a taste; null for nobody
     * @throws com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException when profiles cannot be read
     */
    public View view(int limit, @Nullable String viewer) {
        List<Persona> fit = personas.all();
        if (fit.isEmpty()) {
            return View.EMPTY;
        }
        Reading reading = readings.get(new ReadingKey(fit.get(0).version(), limit), key -> PersonaPlane.of(fit)
                .map(plane -> new Reading(plane, read(fit, plane, limit)))
                .orElse(null));
        if (reading == null) {
            return View.EMPTY;
        }
        if (viewer == null || reading.view.shows(viewer)) {
            return reading.view;
        }
        return Optional.ofNullable(profiles.load(viewer).taste())
                .flatMap(taste -> spot(taste, reading.plane))
                .map(reading.view::with)
                .orElse(reading.view);
    }

    private View read(List<Persona> fit, PersonaPlane plane, int limit) {
        List<String> ids = profiles.viewers(limit, "").stream()
                .map(ViewerProfiles.Viewer::userId)
                .toList();
        List<ViewerSpot> viewers = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            // Profiles are let go batch by batch: a thousand of them are many megabytes.
            profiles.tastes(ids.subList(from, Math.min(ids.size(), from + BATCH)))
                    .forEach(taste -> spot(taste, plane).ifPresent(viewers::add));
        }
        Persona any = fit.get(0);
        return new View(
                any.version(),
                any.fittedAt(),
                fit.stream().map(persona -> spot(persona, plane)).toList(),
                viewers);
    }

    private static PersonaSpot spot(Persona persona, PersonaPlane plane) {
        Point point = plane.at(persona);
        return new PersonaSpot(persona.personaId(), persona.name(), persona.size(), point.x(), point.y());
    }

    private static Optional<ViewerSpot> spot(TasteProfile taste, PersonaPlane plane) {
        TasteProfile.Membership membership = taste.persona();
        return plane.at(taste)
                .map(point -> new ViewerSpot(
                        taste.userId(), membership == null ? null : membership.persona(), point.x(), point.y()));
    }
}
