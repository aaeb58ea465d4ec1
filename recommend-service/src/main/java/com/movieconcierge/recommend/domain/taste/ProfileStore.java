package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.TasteProfile;
import java.util.List;

/** Viewers' profiles. Every method answers quickly or throws {@link ProfilesUnavailableException}; none waits for repair. */
public interface ProfileStore {

    /** The viewer's profile and seen films; an empty one for a stranger. */
    StoredTaste load(String userId);

    /**
     * The tastes of several viewers in one go, in the given order; those without one are left out.
     *
     * @param userIds a few dozen
     */
    List<TasteProfile> tastes(List<String> userIds);

    /** Offset of the viewer's last rating that the profile contains; -1 for none. */
    long appliedOffset(String userId);

    /**
     * Viewers, the most recently active first.
     *
     * @param query part of the id, any case; blank for all
     */
    List<Viewer> viewers(int limit, String query);

    /** True when the store answers. */
    boolean isReachable();

    /** One viewer. */
    record Viewer(String userId, long ratingCount, long lastRatedAtMillis) {}
}
