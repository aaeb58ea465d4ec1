package com.movieconcierge.profile.domain;

import com.movieconcierge.profile.domain.Change.Seen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Port: where readers find profiles. It may be out of reach for a while; writers never wait for it. Whatever could not be
 * written is repaired by comparing revisions and seen films once it is back.
 */
public interface ProfileStore {

    /**
     * One viewer's profile and what changed beside it.
     *
     * @param offset the viewer's last rating taken into account
     * @param newestRatedAt epoch millis; 0 when no rating stands
     * @param value the record value of {@code user-profiles}, to the byte
     * @param seen the films whose rating changed since the write before; all standing ones when {@code full}
     * @param full replaces whatever is stored, be it newer or not
     */
    record Write(
            String userId,
            long revision,
            long offset,
            long newestRatedAt,
            byte[] value,
            List<Seen> seen,
            boolean full) {}

    /** Writes a profile soon, unless a newer one is stored. Of several writes for one viewer the last one wins. */
    void save(Write write);

    /** Removes all of a viewer soon. */
    void erase(String userId, long revision, long offset);

    /**
     * What is stored of a viewer.
     *
     * @param revision -1 for no profile
     */
    record Stored(long revision, long seenFilms) {}

    /** What is stored of each of the viewers; fails when the store is out of reach. */
    CompletionStage<Map<String, Stored>> stored(Collection<String> userIds);

    /** Grows whenever the store may have lost something: it came back, or writes were given up. */
    long epoch();

    /** Writes accepted but not yet done. */
    int pending();
}
