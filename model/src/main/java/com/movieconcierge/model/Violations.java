package com.movieconcierge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rules that a record breaks. Every text, list, vector, number and moment of a record has a bound, and the bounds
 * that several records share are here: whatever comes through can be kept, added up and published. Not safe for concurrent use.
 */
public final class Violations {
    /** How far a producer's clock may run ahead of the moment at which its record was written. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** No event of this field is older. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** No event of this field is later; far beyond it, times overflow somewhere. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Characters of a name: of a model, a version, a person, a title. */
    public static final int LONGEST_NAME = 500;

    /** Characters of a web address. */
    public static final int LONGEST_ADDRESS = 2_048;

    /** Components of a vector. */
    public static final int MOST_DIMENSIONS = 4_096;

    /** Vectors of one record. */
    public static final int MOST_VECTORS = 64;

    /** Sums of so many of these, with their weights, are finite in double and in float. */
    private static final double LARGEST_NUMBER = 1e15;

    private static final float LARGEST_COMPONENT = 1e9f;

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
        if (names.size() > limit) {
            return count(field, names, limit);
        }
        for (String name : names) {
            if (name.isBlank() || name.length() > longest) {
                return require(false, field, "every item must have 1 to " + longest + " characters");
            }
        }
        return this;
    }

    /** A name, which may be empty but not long; null is none. */
    public Violations name(String field, @Nullable String name) {
        return atMost(field, name, LONGEST_NAME);
    }

    /** The model that made a vector. */
    public Violations model(String field, ModelRef model) {
        return name(field, model.id()).name(field, model.version());
    }

    /** A finite number of any sane size; null is none. */
    public Violations number(String field, @Nullable Double number) {
        return number == null || Math.abs(number) <= LARGEST_NUMBER
                ? this
                : require(false, field, "must be a number of at most " + LARGEST_NUMBER + ", is " + number);
    }

    /** A count, or the number of something in a row. */
    public Violations notNegative(String field, long number) {
        return number >= 0 ? this : require(false, field, "must not be negative, is " + number);
    }

    /** A moment that can be reckoned with. */
    public Violations moment(String field, Instant at) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST)
                ? require(false, field, "must lie in 1900 to 2200, is " + at)
                : this;
    }

    /** A vector that can be added up; an empty one where the record may lack it. */
    public Violations vector(String field, float[] vector) {
        return isVector(vector)
                ? this
                : require(
                        false,
                        field,
                        "must have a vector of at most " + MOST_DIMENSIONS
                                + " finite numbers of a sane size, has one of " + vector.length);
    }

    /** Whether {@link #vector} has nothing against it. */
    static boolean isVector(float[] vector) {
        if (vector.length > MOST_DIMENSIONS) {
            return false;
        }
        for (float component : vector) {
            // Neither infinity nor what is not a number is below a bound.
            if (!(Math.abs(component) <= LARGEST_COMPONENT)) {
                return false;
            }
        }
        return true;
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
        return require(!at.isAfter(latest(writtenAt)) && !at.isAfter(LATEST), field, "lies in the future: " + at);
    }

    private static Instant latest(Instant writtenAt) {
        return writtenAt.isAfter(Instant.MAX.minus(CLOCK_SKEW)) ? Instant.MAX : writtenAt.plus(CLOCK_SKEW);
    }
}
