package com.movieconcierge.embedding.domain;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one template of the text that stands for a film's theme: title, synopsis, keywords, genres. Chosen among seven by
 * what near films share and by whose lists find what viewers liked next (docs/measurements.md); people add nothing here,
 * they are in the facts.
 */
public final class ThemeText {
    private ThemeText() {}

    /** The text; empty for a film with neither synopsis nor keywords, since a title says little and genres are in the facts. */
    public static Optional<String> of(Film film) {
        List<String> parts = new ArrayList<>();
        String synopsis = film.synopsis() == null ? "" : Texts.tidy(film.synopsis());
        if (!synopsis.isEmpty()) {
            parts.add(synopsis);
        }
        if (!film.keywords().isEmpty()) {
            parts.add("Keywords: " + String.join(", ", film.keywords()) + ".");
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String title = Texts.tidy(film.title());
        if (!title.isEmpty()) {
            parts.add(0, title + ".");
        }
        List<String> genres = film.genres().stream()
                .filter(genre -> !genre.equals(Genres.NONE))
                .toList();
        if (!genres.isEmpty()) {
            parts.add("Genres: " + String.join(", ", genres) + ".");
        }
        return Optional.of(String.join(" ", parts));
    }
}
