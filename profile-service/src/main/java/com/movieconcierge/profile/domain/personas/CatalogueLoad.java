package com.movieconcierge.profile.domain.personas;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells once after each burst of films' DNA that it is over. Personas that were fitted within one stand on a part of what
 * their viewers like. Not thread-safe.
 */
public final class CatalogueLoad {
    private static final double WORTH_A_FIT = 1.01;

    private long dna = -1;
    private Instant since = Instant.EPOCH;
    private long settled;

    /**
     * Looks.
     *
     * @param now a number that grows with films' DNA
     * @param hasPersonas whether there are some; on the first look these are taken to be of what is there
     * @param quiet how long nothing must have come
     * @return whether a burst has ended since this last said so
     */
    public boolean hasSettled(long now, Instant at, boolean hasPersonas, Duration quiet) {
        if (dna < 0 && hasPersonas) {
            settled = now;
        }
        if (now != dna) {
            dna = now;
            since = at;
        }
        boolean over = now > settled * WORTH_A_FIT && !at.isBefore(since.plus(quiet));
        if (over) {
            settled = now;
        }
        return over;
    }
}
