package com.movieconcierge.embedding.domain.encoder;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmBuilder;
import java.util.List;

/** Films to test with. */
public final class Films {
    public static final Film HEAT = Film.builder("heat-1995", "Heat")
            .year(1995)
            .genres(List.of("Action", "Crime", "Thriller"))
            .keywords(List.of("bank robbery", "detective"))
            .synopsis("A detective hunts a crew of thieves across Los Angeles.")
            .directors(List.of("Michael Mann"))
            .cast(List.of("Al Pacino", "Robert De Niro", "Val Kilmer"))
            .build();

    private Films() {}

    /** A film of which nothing is known but its id. */
    public static Film blank(String movieId) {
        return Film.builder(movieId, "").build();
    }

    public static Film withSynopsis(String movieId, String synopsis) {
        return Film.builder(movieId, "").synopsis(synopsis).build();
    }

    public static Film withGenres(String... genres) {
        return film().genres(List.of(genres)).build();
    }

    public static Film fromYear(int year) {
        return film().year(year).genres(List.of("Drama")).build();
    }

    public static Film by(String director, int year, String genre) {
        return film().year(year)
                .genres(List.of(genre))
                .directors(List.of(director))
                .build();
    }

    /** A film without a title, to be told more of. */
    public static FilmBuilder film() {
        return Film.builder("m", "");
    }
}
