package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Takes catalogue events to where they are used, and decides when the space is fitted anew. Until the backlog of the
 * start has been read nothing is fitted, so that a restart fits once.
 */
public final class CatalogueKeeper {
    private final DnaIndex index;
    private final List<FilmListener> lookups;
    private final RefitPolicy policy;
    private final Duration keepBefore;
    private final Clock clock;

    private volatile boolean warm;
    private Instant firstChange = Instant.EPOCH;
    private Instant lastChange = Instant.EPOCH;
    private Instant lastFit = Instant.EPOCH;
    private volatile Instant lastSwitch = Instant.EPOCH;
    private Duration fitTook = Duration.ZERO;

    /**
     * @param lookups told of every film
     * @param keepBefore how long the state before a change of models stays readable
     */
    public CatalogueKeeper(
            DnaIndex index,
            List<? extends FilmListener> lookups,
            RefitPolicy policy,
            Duration keepBefore,
            Clock clock) {
        this.index = index;
        this.lookups = List.copyOf(lookups);
        this.policy = policy;
        this.keepBefore = keepBefore;
        this.clock = clock;
    }

    /** Applies events that were read together. */
    public void apply(List<? extends CatalogueChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        index.apply(changes);
        for (CatalogueChange change : changes) {
            if (change instanceof FilmChanged changed) {
                lookups.forEach(lookup -> tell(lookup, changed));
            }
        }
        if (changes.stream().anyMatch(DnaChanged.class::isInstance)) {
            noteChange();
        }
    }

    /** Drops whom a whole reading of the log did not tell of: their removal has been forgotten there. */
    public void keepOnly(Set<CatalogueChange.Subject> told) {
        apply(index.removals().stream()
                .filter(known -> !told.contains(known.subject()))
                .toList());
    }

    private static void tell(FilmListener lookup, FilmChanged changed) {
        if (changed.film() == null) {
            lookup.remove(changed.key());
        } else {
            lookup.put(changed.film());
        }
    }

    private synchronized void noteChange() {
        lastChange = clock.instant();
        if (!firstChange.isAfter(lastFit)) {
            firstChange = lastChange;
        }
    }

    /** The backlog is read: fits what there is and answers from now on. */
    public void backlogRead() {
        if (!warm) {
            if (index.changedSinceFit() > 0) {
                fit();
            }
            warm = true;
        }
    }

    /** True once everything that was there at the start has been read. */
    public boolean isWarm() {
        return warm;
    }

    /** Fits anew if it is time; called now and then from one thread. Returns whether it did. */
    public boolean refitIfDue() {
        if (!warm) {
            return false;
        }
        boolean switches = index.wouldSwitch();
        if (switches || policy.isDue(state())) {
            fit();
            lastSwitch = switches ? clock.instant() : lastSwitch;
            return true;
        }
        if (index.before() != null
                && Duration.between(lastSwitch, clock.instant()).compareTo(keepBefore) > 0) {
            index.dropBefore();
        }
        return false;
    }

    private synchronized RefitPolicy.State state() {
        Instant now = clock.instant();
        return new RefitPolicy.State(
                index.snapshot().transform().films(),
                index.changedSinceFit(),
                Duration.between(firstChange, now),
                Duration.between(lastChange, now),
                Duration.between(lastFit, now),
                fitTook);
    }

    private void fit() {
        Instant start = clock.instant();
        index.refit();
        Instant end = clock.instant();
        synchronized (this) {
            lastFit = end;
            fitTook = Duration.between(start, end);
            // What came while fitting waits from now on.
            firstChange = lastChange.isAfter(start) ? end.plusNanos(1) : firstChange;
        }
    }

    /** Finds films by what is known of them; follows the catalogue while it is asked. */
    public interface FilmListener {

        void put(Film film);

        void remove(String movieId);
    }
}
