package com.movieconcierge.profile.domain.personas;

import java.time.Duration;
import java.util.Optional;

/** Port: where the personas are written, by one process at a time. */
public interface PersonaLog {

    /**
     * Waits a while, and tells whether this process is the one that fits. It has to be asked again and again: who does not
     * ask loses the office.
     */
    boolean isOurs(Duration wait);

    /** The personas that were written last. Only while the office is ours. */
    Optional<PersonaSet> last();

    /** A number that grows with profiles, and one that grows with films' DNA. */
    Extent extent();

    /** How much there was to look at. */
    record Extent(long profiles, long dna) {}

    /** Replaces all personas at once: those of the fit, and no others. */
    void replace(Optional<PersonaSet> personas);
}
