package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import org.jspecify.annotations.Nullable;

/** One event about a film, null means that it is gone; or about the models. */
public sealed interface CatalogueChange {

    /** The event that takes back what this one says. */
    CatalogueChange removal();

    record FilmChanged(String movieId, @Nullable Film film) implements CatalogueChange {
        @Override
        public FilmChanged removal() {
            return new FilmChanged(movieId, null);
        }
    }

    record DnaChanged(String movieId, @Nullable FilmDna dna) implements CatalogueChange {
        @Override
        public DnaChanged removal() {
            return new DnaChanged(movieId, null);
        }
    }

    /** The operator's wish for a model; null takes it back. */
    record ServingChanged(Modality modality, @Nullable ModelRef model) implements CatalogueChange {
        @Override
        public ServingChanged removal() {
            return new ServingChanged(modality, null);
        }
    }

    record PopularityChanged(String movieId, @Nullable Popularity popularity) implements CatalogueChange {
        @Override
        public PopularityChanged removal() {
            return new PopularityChanged(movieId, null);
        }
    }
}
