package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Popularity;
import org.jspecify.annotations.Nullable;

/** What is known of the film in one row; without DNA its row is zero and only its popularity counts. */
public record FilmRow(Film film, @Nullable FilmDna dna, Popularity popularity) {}
