package com.movieconcierge.profile.domain;

import java.time.Instant;

/** Something a viewer did that concerns their taste. */
public sealed interface UserEvent permits RatingEvent, UserEvent.ErasureRequest {
    String userId();

    /** The viewer asks to be forgotten, with all they did up to that moment. */
    record ErasureRequest(String userId, Instant requestedAt) implements UserEvent {}
}
