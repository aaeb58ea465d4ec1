package com.movieconcierge.profile.domain;

import com.movieconcierge.model.FilmDna;
import java.util.Optional;

/** Port: the DNA that films have now. */
@FunctionalInterface
public interface DnaSource {
    Optional<FilmDna> dna(String movieId);
}
