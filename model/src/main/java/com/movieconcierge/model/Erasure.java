package com.movieconcierge.model;

import java.time.Instant;

/** A viewer asks to be forgotten, with all they did up to {@code requestedAt}. */
public record Erasure(String userId, Instant requestedAt) {}
