package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import org.jspecify.annotations.Nullable;

/** One event about a film, null means that it is gone; or about the models. */
public sealed interface CatalogueChange {
    /** Whom it is about, among events of its kind. */
    Object key();

    /** Whom it is about, among all events. */
    default Subject subject() {
        return new Subject(getClass(), key());
    }

    record Subject(Class<? extends CatalogueChange> kind, Object key) {}

    record FilmChanged(String key, @Nullable Film film) implements CatalogueChange {}

    record DnaChanged(String key, @Nullable FilmDna dna) implements CatalogueChange {}

    /** The operator's wish for a model; null takes it back. */
    record ServingChanged(Modality key, @Nullable ModelRef model) implements CatalogueChange {}

    record PopularityChanged(String key, @Nullable Popularity popularity) implements CatalogueChange {}
}
