package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What has been accepted and has not taken effect yet.
 *
 * @param movies films without DNA so far
 * @param dna films whose DNA the profiles have not seen
 * @param ratings not yet taken into a profile
 * @param profiles changed and not yet written out
 * @param pending standing ratings that wait for the DNA of their film
 */
public record Backlog(long movies, long dna, long ratings, long profiles, long pending) {

    /** Films without DNA so far; empty while the embedding service cannot tell. */
    public static Optional<Long> moviesIfKnown(Instance instance) {
        try {
            return Optional.of(movies(instance));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** As {@link #of}, empty while one of the services cannot tell, e.g. during a rebalance. */
    public static Optional<Backlog> ifKnown(Instance instance) {
        try {
            return Optional.of(of(instance));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Whether both services say that nothing is on its way. */
    public static boolean isGone(Instance instance) {
        return ifKnown(instance).filter(Backlog::isWorkedOff).isPresent();
    }

    /**
     * Asks the two services that know.
     *
     * @throws Refusal when one does not answer, or cannot tell at the moment
     */
    public static Backlog of(Instance instance) {
        JsonNode profile = instance.profile().get("/v1/progress");
        return new Backlog(
                movies(instance),
                profile.path("dnaBehind").asLong(0),
                profile.path("ratingsBehind").asLong(0),
                profile.path("dirtyProfiles").asLong(0),
                profile.path("pendingRatings").asLong(0));
    }

    private static long movies(Instance instance) {
        return instance.embedding().get("/v1/progress").path("moviesBehind").asLong(0);
    }

    /** Whether nothing is on its way; ratings of films that have no DNA at all may still be pending. */
    public boolean isWorkedOff() {
        return movies + dna + ratings + profiles == 0;
    }

    /** Films and ratings still on their way. */
    public long size() {
        return movies + dna + ratings + profiles;
    }

    /** How much of each, e.g. after "on its way:". */
    public String inWords() {
        return movies + " films to embed, " + dna + " films and " + ratings + " ratings to apply, " + profiles
                + " profiles to write";
    }
}
