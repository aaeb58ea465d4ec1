package com.movieconcierge.profile.export;

import com.movieconcierge.profile.export.ViewerData.FilmName;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Titles of some films, as the catalogue has them. */
final class FilmNames {
    private final Map<String, FilmName> names = new HashMap<>();

    /** Reads the catalogue through and keeps what is asked for. */
    FilmNames(ViewerRecords records, Set<String> movieIds) {
        records.all(Topics.MOVIES, (movieId, film) -> {
            if (!movieIds.contains(movieId)) {
                return;
            }
            if (film == null) {
                names.remove(movieId);
            } else {
                names.put(movieId, new FilmName(movieId, film.title(), film.year()));
            }
        });
    }

    FilmName of(String movieId) {
        return names.getOrDefault(movieId, new FilmName(movieId, null, null));
    }
}
