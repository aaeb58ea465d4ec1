package com.movieconcierge.profile.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a viewer said of a film, or its withdrawal.
 *
 * @param eventId identity of the event; the same id is the same event
 * @param rating stars in [0.5, 5.0]; empty withdraws
 */
public record RatingEvent(String userId, String movieId, String eventId, Optional<Double> rating, Instant ratedAt)
        implements UserEvent {}
