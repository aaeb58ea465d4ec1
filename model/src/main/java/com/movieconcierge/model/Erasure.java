package com.movieconcierge.model;

import java.time.Instant;

/**
 * A viewer asks to be forgotten, with all they did up to then: whatever is on the log of ratings before {@code ratingsEnd},
 * be its {@code ratedAt} ahead of the clock or not, and whatever comes later but was rated up to {@code requestedAt}.
 *
 * @param ratingsEnd where the viewer's partition of {@code ratings} ended when they asked; {@link LogPosition#NONE} where
 *     the request does not say
 */
public record Erasure(String userId, Instant requestedAt, LogPosition ratingsEnd) {}
