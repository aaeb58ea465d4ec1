package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Genres;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What there is to say about a film in words. */
public record FilmFacts(OptionalInt year, List<String> genres, List<String> keywords) {
    public FilmFacts {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
    }

    /** Each once, in a fixed order; genres by what {@link Genres} calls them. */
    Set<Feature> features() {
        Set<Feature> features = new TreeSet<>();
        genres.stream()
                .filter(genre -> !genre.equals(Genres.NONE))
                .forEach(genre -> features.add(new Feature(Feature.Kind.GENRE, Genres.canonical(genre))));
        keywords.forEach(keyword -> features.add(new Feature(Feature.Kind.KEYWORD, keyword)));
        year.ifPresent(known -> features.add(Feature.decade(known)));
        return features;
    }
}
