package com.movieconcierge.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's verdict on a film, or its withdrawal. Per viewer and film the greatest in {@link #ORDER} holds, whatever the
 * order of arrival.
 *
 * @param eventId identity of the event; the same id is the same event
 * @param stars in [{@value #LEAST}, {@value #MOST}]; null withdraws the rating
 * @param source where it came from, such as {@code api} or {@code import:movielens}; may be empty
 */
public record Rating(
        String eventId,
        String userId,
        String movieId,
        @Nullable Double stars,
        Instant ratedAt,
        String source) {

    /** The lowest rating there is, in stars. */
    public static final double LEAST = 0.5;
    /** The highest rating there is, in stars. */
    public static final double MOST = 5.0;

    /** Which of two events of one viewer and film holds: the later one, of one moment the one with the greater id. */
    public static final Comparator<Rating> ORDER =
            Comparator.comparing(Rating::ratedAt).thenComparing(Rating::eventId);

    private static final int LONGEST_EVENT_ID = 512;
    private static final int LONGEST_SOURCE = 512;

    public boolean isWithdrawal() {
        return stars == null;
    }

    /** Whether a number of stars is 0.5 to 5.0 in halves, which is what people are asked for. */
    public static boolean isHalfStar(double stars) {
        return isInRange(stars) && stars * 2 == Math.rint(stars * 2);
    }

    private static boolean isInRange(double stars) {
        return stars >= LEAST && stars <= MOST;
    }

    /**
     * Every rule of the log that the rating breaks. Producers other than ours write there too, and not all of them in halves.
     *
     * @param writtenAt the time of its record
     */
    public List<Violation> violations(Instant writtenAt) {
        return new Violations()
                .id("userId", userId)
                .id("movieId", movieId)
                .require(!eventId.isEmpty(), "eventId", "must not be empty")
                .atMost("eventId", eventId, LONGEST_EVENT_ID)
                .atMost("source", source, LONGEST_SOURCE)
                .require(
                        stars == null || isInRange(stars),
                        "rating",
                        "must lie in " + LEAST + " to " + MOST + ", is " + stars)
                .past("ratedAt", ratedAt, writtenAt)
                .found();
    }
}
