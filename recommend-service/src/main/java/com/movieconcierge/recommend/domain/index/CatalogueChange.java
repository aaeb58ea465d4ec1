package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.recommend.domain.film.Film;
import com.movieconcierge.recommend.domain.film.FilmDna;
import com.movieconcierge.recommend.domain.film.Popularity;
import org.jspecify.annotations.Nullable;

/** One event about a film; null means that it is gone. */
public sealed interface CatalogueChange {
    String movieId();

    record FilmChanged(String movieId, @Nullable Film film) implements CatalogueChange {}

    record DnaChanged(String movieId, @Nullable FilmDna dna) implements CatalogueChange {}

    record PopularityChanged(String movieId, @Nullable Popularity popularity) implements CatalogueChange {}
}
