package com.movieconcierge.profile.audit;

/**
 * What a place says that the log does not, or the other way round.
 *
 * @param id of the viewer, or of the film
 * @param what about them, a predicate such as "has no profile and should"
 */
public record Difference(Place place, String id, String what) {}
