package com.movieconcierge.profile.domain.personas;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to fit: as soon as there may be viewers enough, then in turn, and before that when viewers drift away, or viewers
 * or films with DNA have become many more since, as when a catalogue and its viewers are being loaded, or profiles were
 * written as often again as ever before, as when the ratings of the same viewers are. Never twice within a pause, and never
 * when there is nothing new. Drift has to wait for a part of the turn: viewers who rate at random
 * drift for ever, no fit ends it, and each reads all profiles.
 *
 * @param every the turn
 * @param pause between two fits, whatever happens
 */
public record PersonaSchedule(Duration every, Duration pause) {
    private static final double GROWTH = 1.5;
    /** Of writes, which go on for ever: this often, a log of a million has seen ten fits for it. */
    private static final int WRITES_GROWTH = 2;
    /** Fits for drift within a turn, at most. */
    private static final int DRIFTS = 12;

    public PersonaSchedule {
        if (pause.isNegative() || pause.isZero() || every.compareTo(pause) < 0) {
            throw new IllegalArgumentException("a schedule needs 0 < pause <= every, got " + pause + " and " + every);
        }
    }

    /** How much there is to look at: a number that grows with profiles, and one that grows with films' DNA. */
    public record Extent(long profiles, long dna) {}

    /** The last try of this process, and what it looked at. */
    public record Try(Instant at, Extent extent) {}

    /** @param drift since {@code personas} were fitted */
    public boolean isDue(Instant now, Optional<PersonaSet> personas, Optional<Try> last, Extent extent, Drift drift) {
        if (last.isPresent() && now.isBefore(last.get().at().plus(pause))) {
            return false;
        }
        boolean anythingNew = last.isEmpty() || !last.get().extent().equals(extent);
        if (personas.isEmpty()) {
            return anythingNew;
        }
        Duration age = Duration.between(personas.get().fittedAt(), now);
        return age.compareTo(every) >= 0 && anythingNew
                || age.compareTo(pause) >= 0 && (drift.hasManyNewcomers(personas.get()) || hasGrown(last, extent))
                || age.compareTo(every.dividedBy(DRIFTS)) >= 0 && drift.isGreat(personas.get());
    }

    /** Rarer and rarer as the log grows. */
    private static boolean hasGrown(Optional<Try> last, Extent extent) {
        return last.map(Try::extent)
                .filter(before ->
                        extent.dna() > before.dna() * GROWTH || extent.profiles() > before.profiles() * WRITES_GROWTH)
                .isPresent();
    }
}
