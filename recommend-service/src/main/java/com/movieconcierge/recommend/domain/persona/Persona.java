package com.movieconcierge.recommend.domain.persona;

import com.movieconcierge.recommend.domain.taste.Taste;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A persona.
 *
 * @param sentence the evidence in words
 * @param version of the fit
 * @param of how many personas the fit has
 * @param size viewers at the fit
 * @param silhouette of the fit, in [-1, 1]
 * @param meanDistance of its viewers at the fit
 * @param films the most typical first
 * @param taste the mean taste of its viewers; its history are the typical films
 * @param place where it lies; null in records of older writers
 */
public record Persona(
        String id,
        String name,
        String sentence,
        String version,
        int of,
        int size,
        Instant fittedAt,
        double silhouette,
        double meanDistance,
        List<Evidence> evidence,
        List<TypicalFilm> films,
        Taste taste,
        @Nullable Place place) {

    /** Something its viewers like more than others: {@code lift} times as much, {@code share} of what they like. */
    public record Evidence(String kind, String feature, double lift, double share) {}

    /** A film that several of its viewers like, {@code lift} times as much as others do. */
    public record TypicalFilm(String movieId, double lift) {}

    public Persona {
        evidence = List.copyOf(evidence);
        films = List.copyOf(films);
    }
}
