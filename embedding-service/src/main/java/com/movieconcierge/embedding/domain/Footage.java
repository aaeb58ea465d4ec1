package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a film.
 *
 * @param trailer how its trailer is cut; empty when none was looked at
 */
public record Footage(List<Still> stills, Optional<TrailerMeasures> trailer) {

    public Footage {
        stills = List.copyOf(stills);
    }

    /** Pictures that are of no video. */
    public static Footage of(List<Still> stills) {
        return new Footage(stills, Optional.empty());
    }
}
