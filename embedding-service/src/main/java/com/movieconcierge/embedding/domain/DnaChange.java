package com.movieconcierge.embedding.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A record of movie-dna.
 *
 * @param dna empty when the film is gone
 * @param at the record's timestamp, in whole milliseconds
 * @param origin so that it can be set aside
 */
public record DnaChange(String movieId, Optional<Dna> dna, Instant at, MovieEvent.Origin origin) {}
