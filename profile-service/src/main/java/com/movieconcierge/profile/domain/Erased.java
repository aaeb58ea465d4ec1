package com.movieconcierge.profile.domain;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;

/**
 * What is remembered of a viewer who asked to be forgotten, perhaps several times, or who left nothing behind.
 *
 * @param requestedAt epoch millis; ratings and statements up to then do not count; {@link #NEVER} for a viewer who left
 *     nothing behind without having asked
 * @param ratingsEnd where the viewer's log ended then: no rating before it counts, whatever its time
 * @param revision of the last profile published before
 */
public record Erased(long requestedAt, LogPosition ratingsEnd, long revision) {
    /** Before everything. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Of a viewer who never asked. */
    public static final Erased NOTHING = new Erased(NEVER, LogPosition.NONE, 0);

    /** After one more request. */
    public Erased with(Erasure request) {
        return new Erased(
                Math.max(requestedAt, request.requestedAt().toEpochMilli()),
                ratingsEnd.orLater(request.ratingsEnd()),
                revision);
    }

    /** Whether the viewer has asked, and not only left. */
    public boolean isAsked() {
        return requestedAt != NEVER || !ratingsEnd.equals(LogPosition.NONE);
    }

    /** Whether the event came before the request, in the order of the log or by its own time. */
    public boolean covers(FilmEvent event) {
        return event.ratedAt() <= requestedAt || event.at().isBefore(ratingsEnd);
    }

    /** Whether a statement of that time, epoch millis, came before the request. */
    public boolean coversStatement(long statedAt) {
        return statedAt <= requestedAt;
    }

    Erased withRevision(long last) {
        return new Erased(requestedAt, ratingsEnd, last);
    }
}
