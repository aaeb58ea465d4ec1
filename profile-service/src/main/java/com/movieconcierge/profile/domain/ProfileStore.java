package com.movieconcierge.profile.domain;

import com.movieconcierge.profile.domain.Change.Seen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Port: where readers find profiles. It may be out of reach for a while, and may lose anything at any time; writers never
 * wait for it. Whatever could not be written, or is no longer there, is written again in full.
 */
public interface ProfileStore {

    /**
     * One viewer's profile and what changed beside it.
     *
     * @param base the revision that {@code seen} is a change of; 0 when nothing was written before. Without meaning when
     *     {@code full}
     * @param offset the viewer's last rating taken into account
     * @param newestRatedAt epoch millis; 0 or less when no rating stands
     * @param value the record value of {@code user-profiles}, to the byte
     * @param seen the films whose rating changed since {@code base}; all standing ones when {@code full}
     * @param full replaces whatever is stored, be it newer or not
     */
    record Write(
            String userId,
            long base,
            long revision,
            long offset,
            long newestRatedAt,
            byte[] value,
            List<Seen> seen,
            boolean full) {}

    /**
     * What is stored of a viewer.
     *
     * @param revision -1 for no profile
     * @param seenFilms -1 when they are not all there
     * @param newestRatedAt epoch millis; 0 when the viewer is not listed
     */
    record Stored(long revision, long seenFilms, long newestRatedAt) {
        public static final Stored NOTHING = new Stored(-1, 0, 0);
    }

    /**
     * How far a task has gone through its viewers.
     *
     * @param epoch in which it started
     * @param compared viewers so far
     * @param rewritten of these, in full
     */
    record Sweep(long epoch, int compared, int rewritten, boolean done) {}

    /**
     * Opens the store for a task, which from now on is the rightful writer of its viewers: older writers are refused.
     *
     * @param task its name, the same in every process
     */
    Writer open(String task);

    /** Writes accepted but not yet done. */
    int pending();

    /** The store as one task writes it, until it loses its viewers to another. */
    interface Writer extends AutoCloseable {
        /** Writes a profile soon, if what it is a change of is what is stored; else the viewer is {@link #wanted}. */
        void save(Write write);

        /** Removes all of a viewer soon. */
        void erase(String userId, long revision, long offset);

        /** What is stored of each of the viewers; fails when the store is out of reach. */
        CompletionStage<Map<String, Stored>> stored(Collection<String> userIds);

        /** Grows whenever the store may have lost something of this task's. */
        long epoch();

        /** Viewers to be written in full, where they are this task's: a reader or a write has missed something of them. */
        List<String> wanted(int most);

        /** Says how far the comparison is. */
        void report(Sweep sweep);

        /** To be called regularly for as long as the task is alive: who is refused and goes on living claims its viewers again. */
        void tick();

        @Override
        void close();
    }
}
