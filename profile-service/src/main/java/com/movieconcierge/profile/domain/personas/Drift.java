package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.util.Optional;

/**
 * How far viewers have moved away from the personas since the fit: newcomers, moves to another persona, and the mean
 * distance of those who rated. Safe for threads.
 */
public final class Drift {
    /** Fewer ratings than this say nothing. */
    private static final int LEAST_NOTES = 200;
    /** So many newcomers, relative to the viewers of the fit, are many. */
    private static final double GROWTH = 0.5;
    /** Drift is great when this part of those who rated has another persona than before, ... */
    private static final double MOVED = 0.25;
    /** ... or they lie so much farther away than viewers did at the fit. */
    private static final double FARTHER = 1.15;

    private long notes;
    private long newcomers;
    private long moved;
    private double distances;

    /** A viewer has rated; {@code before} is their persona until now. */
    public synchronized void note(Optional<String> before, Assignment now) {
        notes++;
        distances += now.distance();
        if (before.isEmpty()) {
            newcomers++;
        } else if (!before.get().equals(now.persona())) {
            moved++;
        }
    }

    /** Whether the personas were made of too few of today's viewers. */
    public synchronized boolean hasManyNewcomers(PersonaSet personas) {
        return newcomers > 0 && newcomers >= GROWTH * personas.viewers();
    }

    /** Whether those who rate have moved away from the personas. */
    public synchronized boolean isGreat(PersonaSet personas) {
        return notes >= LEAST_NOTES
                && (moved >= MOVED * notes || distances / notes > FARTHER * personas.meanDistance());
    }
}
