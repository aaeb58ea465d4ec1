package com.movieconcierge.embedding.domain;

import java.util.List;
import java.util.OptionalInt;

/** Films to test with. */
public final class Films {
    public static final Movie HEAT = new Movie(
            "heat-1995",
            "Heat",
            OptionalInt.of(1995),
            List.of("Action", "Crime", "Thriller"),
            List.of("bank robbery", "detective"),
            "A detective hunts a crew of thieves across Los Angeles.",
            List.of("Michael Mann"),
            List.of("Al Pacino", "Robert De Niro", "Val Kilmer"));

    private Films() {}

    /** A film of which nothing is known but its id. */
    public static Movie blank(String movieId) {
        return new Movie(movieId, "", OptionalInt.empty(), List.of(), List.of(), "", List.of(), List.of());
    }

    public static Movie withSynopsis(String movieId, String synopsis) {
        return new Movie(movieId, "", OptionalInt.empty(), List.of(), List.of(), synopsis, List.of(), List.of());
    }

    public static Movie withGenres(String... genres) {
        return new Movie("m", "", OptionalInt.empty(), List.of(genres), List.of(), "", List.of(), List.of());
    }

    public static Movie fromYear(int year) {
        return new Movie("m", "", OptionalInt.of(year), List.of("Drama"), List.of(), "", List.of(), List.of());
    }

    public static Movie by(String director, int year, String genre) {
        return new Movie("m", "", OptionalInt.of(year), List.of(genre), List.of(), "", List.of(director), List.of());
    }
}
