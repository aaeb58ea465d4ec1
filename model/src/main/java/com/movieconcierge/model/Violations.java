package com.movieconcierge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rules that a record breaks. Not safe for concurrent use. */
public final class Violations {
    /** How far a producer's clock may run ahead of the moment at which its record was written. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** No event of this field is older. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final List<Violation> found = new ArrayList<>(0);

    /** Everything found so far, in the order of the checks. */
    public List<Violation> found() {
        return List.copyOf(found);
    }

    /** Reports a violation unless {@code good}. */
    public Violations require(boolean good, String field, String message) {
        if (!good) {
            found.add(new Violation(field, message));
        }
        return this;
    }

    /** An id: see {@link Ids}. */
    public Violations id(String field, String id) {
        return id.isEmpty()
                ? require(false, field, "must not be empty")
                : require(Ids.isValid(id), field, "must be " + Ids.RULE);
    }

    /** A text of at most {@code limit} characters; null is within the limit. */
    public Violations atMost(String field, @Nullable String text, int limit) {
        return text == null
                ? this
                : require(
                        text.length() <= limit,
                        field,
                        "must have at most " + limit + " characters, has " + text.length());
    }

    /** A list of at most {@code limit} entries. */
    public Violations count(String field, List<?> entries, int limit) {
        return require(entries.size() <= limit, field, "must have at most " + limit + " items");
    }

    /** At most {@code limit} names, each of 1 to {@code longest} characters and not blank. */
    public Violations names(String field, List<String> names, int limit, int longest) {
        return names.size() > limit
                ? count(field, names, limit)
                : require(
                        names.stream().noneMatch(name -> name.isBlank() || name.length() > longest),
                        field,
                        "every item must have 1 to " + longest + " characters");
    }

    /** An http or https address; null is none. */
    public Violations webAddress(String field, @Nullable String address) {
        return require(
                address == null || address.startsWith("https://") || address.startsWith("http://"),
                field,
                "must be an http or https address");
    }

    /**
     * A moment that was past when its record was written.
     *
     * @param writtenAt the record's own time, {@link Instant#MIN} where it has none; never the reader's clock, or a log read
     *     twice would not say the same
     */
    public Violations past(String field, Instant at, Instant writtenAt) {
        if (at.isBefore(EARLIEST)) {
            return require(false, field, "lies before 1900: " + at);
        }
        if (writtenAt.equals(Instant.MIN)) {
            return require(false, field, "cannot be judged: the record has no timestamp");
        }
        return require(!at.isAfter(latest(writtenAt)), field, "lies in the future: " + at);
    }

    private static Instant latest(Instant writtenAt) {
        return writtenAt.isAfter(Instant.MAX.minus(CLOCK_SKEW)) ? Instant.MAX : writtenAt.plus(CLOCK_SKEW);
    }
}
