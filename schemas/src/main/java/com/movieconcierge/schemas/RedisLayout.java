package com.movieconcierge.schemas;

/**
 * The keys and values in Redis. One viewer's keys share a hash tag, so that they live on one node of a cluster and change
 * together.
 *
 * <ul>
 *   <li>{@code mc:{userId}:profile}: hash with {@code value} (the record value of {@code user-profiles}, wire format
 *       included), {@code revision} and {@code offset} (decimal)
 *   <li>{@code mc:{userId}:seen}: hash movieId → {@code rating;ratedAtMillis} for every standing rating
 *   <li>{@code mc:users}: sorted set userId by the time of the newest rating (epoch millis)
 *   <li>channel {@code mc:profile-updates}: {@code revision offset userId} after each change
 * </ul>
 */
public final class RedisLayout {
    public static final String PROFILE_VALUE = "value";
    public static final String PROFILE_REVISION = "revision";
    public static final String PROFILE_OFFSET = "offset";
    public static final String USERS_KEY = "mc:users";
    public static final String UPDATES_CHANNEL = "mc:profile-updates";

    private RedisLayout() {}

    /** Key of the hash that holds a viewer's profile. */
    public static String profileKey(String userId) {
        return "mc:{" + userId + "}:profile";
    }

    /** Key of the hash that holds every film a viewer has rated. */
    public static String seenKey(String userId) {
        return "mc:{" + userId + "}:seen";
    }

    /** Value of one field of the seen hash. */
    public static String seenValue(double rating, long ratedAtMillis) {
        return rating + ";" + ratedAtMillis;
    }

    /** Announces a changed profile on {@link #UPDATES_CHANNEL}. */
    public record Update(long revision, long offset, String userId) {

        public String toMessage() {
            return revision + " " + offset + " " + userId;
        }

        /**
         * Reads a message of the channel.
         *
         * @throws IllegalArgumentException when it has another shape
         */
        public static Update parse(String message) {
            String[] parts = message.split(" ", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not a profile update: " + message);
            }
            return new Update(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
    }
}
