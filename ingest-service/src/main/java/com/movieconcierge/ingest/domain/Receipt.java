package com.movieconcierge.ingest.domain;

/**
 * Where the log has put an event. For a rating, {@code offset} can be given as {@code minOffset} to a read.
 *
 * @param id eventId of a rating, movieId of a film
 */
public record Receipt(String id, int partition, long offset) {}
