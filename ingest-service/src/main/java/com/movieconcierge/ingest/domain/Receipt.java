package com.movieconcierge.ingest.domain;

/**
 * Where the log has put a rating, by eventId, or a film, by movieId. A rating's {@code offset} can be given as
 * {@code minOffset} to a read.
 */
public record Receipt(String id, int partition, long offset) {}
