package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.film.FilmDna;
import org.jspecify.annotations.Nullable;

/** One event about a film, null means that it is gone; or about the models. */
public sealed interface CatalogueChange {

    record FilmChanged(String movieId, @Nullable Film film) implements CatalogueChange {}

    record DnaChanged(String movieId, @Nullable FilmDna dna) implements CatalogueChange {}

    /** The operator's wish for a model; null takes it back. */
    record ServingChanged(Modality modality, @Nullable ModelRef model) implements CatalogueChange {}

    record PopularityChanged(String movieId, @Nullable Popularity popularity) implements CatalogueChange {}
}
