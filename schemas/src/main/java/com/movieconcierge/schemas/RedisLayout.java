package com.movieconcierge.schemas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys and values in Redis. One viewer's keys share a hash tag, so that they live on one node of a cluster and change
 * together.
 *
 * <ul>
 *   <li>{@code mc:{userId}:profile}: hash with {@code value} (the record value of {@code user-profiles}, wire format
 *       included), {@code revision}, {@code offset}, {@code films} (how many the seen hash has to have) and {@code owner}
 *       (when the writing task took its viewers over, epoch millis), all decimal. For a minute after an erasure it has no
 *       value but {@code erased}
 *   <li>{@code mc:{userId}:seen}: hash movieId → {@code rating;ratedAtMillis} for every standing rating
 *   <li>{@code mc:{userId}:staged:owner}: a long seen hash on its way
 *   <li>{@code mc:users}: sorted set userId by the time of the newest rating (epoch millis)
 *   <li>{@code mc:epoch}: any string; missing when something was lost and is not written again yet
 *   <li>{@code mc:rewriting}: there while profiles are written again
 *   <li>{@code mc:claims}: hash task → when its present owner took it over (epoch millis)
 *   <li>{@code mc:writer:run}: how often a process has looked after what it wrote; falls or is missing when Redis lost it
 *   <li>channel {@code mc:profile-updates}: {@code revision offset userId} after each change
 *   <li>channel {@code mc:repairs}: userId of whom a reader has found nothing, or not all
 * </ul>
 */
public final class RedisLayout {
    public static final String PROFILE_VALUE = "value";
    public static final String PROFILE_REVISION = "revision";
    public static final String PROFILE_OFFSET = "offset";
    public static final String PROFILE_OWNER = "owner";
    public static final String PROFILE_FILMS = "films";
    public static final String PROFILE_ERASED = "erased";
    public static final String USERS_KEY = "mc:users";
    public static final String CLAIMS_KEY = "mc:claims";
    public static final String EPOCH_KEY = "mc:epoch";
    public static final String REWRITING_KEY = "mc:rewriting";
    public static final String UPDATES_CHANNEL = "mc:profile-updates";
    public static final String REPAIRS_CHANNEL = "mc:repairs";

    /** For {@code SCAN}: whatever is ours. */
    public static final String ALL_KEYS = "mc:*";
    /** For {@code SCAN}: whatever belongs to some viewer. */
    public static final String VIEWER_KEYS = "mc:{*}:*";

    private static final Pattern READ_KEY = Pattern.compile("mc:\\{(.+)}:(?:profile|seen)");
    private static final Pattern OWNED_KEY = Pattern.compile("mc:\\{([^}]+)}:.*");

    private RedisLayout() {}

    /** Key of the hash that holds a viewer's profile. */
    public static String profileKey(String userId) {
        return "mc:{" + userId + "}:profile";
    }

    /** Key of the hash that holds every film a viewer has rated. */
    public static String seenKey(String userId) {
        return "mc:{" + userId + "}:seen";
    }

    /** Whose profile or seen hash a key names; empty for any other key. */
    public static Optional<String> viewerOf(String key) {
        Matcher named = READ_KEY.matcher(key);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The viewer whom any key names, whatever is under it; empty for one that names none. */
    public static Optional<String> ownerOf(String key) {
        Matcher named = OWNED_KEY.matcher(key);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** Key under which a task gathers a long seen hash before it takes the place of the one that is read. */
    public static String stagedKey(String userId, long owner) {
        return "mc:{" + userId + "}:staged:" + owner;
    }

    /** Key by which a process recognises that Redis has lost what it wrote. */
    public static String writerKey(String run) {
        return "mc:writer:" + run;
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
