package com.movieconcierge.profile.domain;

import java.time.Instant;
import java.util.Optional;

/** Something a viewer did that concerns their taste. */
public sealed interface UserEvent permits RatingEvent, UserEvent.ErasureRequest, UserEvent.Stated {
    String userId();

    /** The viewer asks to be forgotten, with all they did up to that moment. */
    record ErasureRequest(String userId, Instant requestedAt) implements UserEvent {}

    /**
     * The viewer says what they want, instead of what they said before.
     *
     * @param statement empty takes back what was said
     */
    record Stated(String userId, Optional<Statement> statement) implements UserEvent {}
}
