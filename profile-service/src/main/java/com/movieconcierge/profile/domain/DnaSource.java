package com.movieconcierge.profile.domain;

import java.util.Optional;

/** Port: the DNA that films have now. */
@FunctionalInterface
public interface DnaSource {
    Optional<Dna> dna(String movieId);
}
