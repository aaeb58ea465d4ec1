package com.movieconcierge.standalone.traces;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A viewer's id, to be found in bytes of any kind where it stands for itself: not in {@code anna} where it is {@code ann}.
 *
 * <p>In most places something that no id has lies before and behind it: a quotation mark, the {@code |} of composite keys, a
 * brace of a Redis key, a control character. Binary formats put the length of a string before it, though, and where the next one
 * begins right after it: {@code 0}, the character, is also what Avro and Kafka write for a length of 24. So what is an id's character
 * may precede the id where it is the length of it, and anything may follow then, as long as it does not look like a text around. A
 * longer id that begins with such a letter, and is an id of its own from the second on, may be taken for it.
 *
 * <p>Source of the search: R. N. Horspool, "Practical fast searching in strings", 1980. Safe for threads.
 */
final class IdPattern {
    /** Bytes before a place, and from its end on, that are looked at to say whether it stands for itself. */
    static final int CONTEXT = 160;

    private static final int TEXT_BEFORE = 4;
    /** What RocksDB appends to a key: a sequence number, and below it whether the key is set or removed. */
    private static final int ROCKS_TRAILER = 8;

    private static final int MOST_ROCKS_KINDS = 2;
    private static final int HIGH_BIT = 0x80;

    private final byte[] id;
    private final int[] skips = new int[256];

    /** @param id of letters, digits and {@code . _ : @ -}; not empty */
    IdPattern(String id) {
        this.id = id.getBytes(StandardCharsets.UTF_8);
        int last = this.id.length - 1;
        Arrays.fill(skips, this.id.length);
        for (int i = 0; i < last; i++) {
            skips[this.id[i] & 0xff] = last - i;
        }
    }

    int length() {
        return id.length;
    }

    /**
     * The first place at which the id begins and stands for itself.
     *
     * @param from the first index it may begin at
     * @param limit the first at which it may not
     * @param end of what there is; what lies before {@code from} and up to here is looked at as well
     * @return its index; -1 where there is none
     */
    int next(byte[] data, int from, int limit, int end) {
        int last = id.length - 1;
        int at = from;
        int stop = Math.min(limit, end - last);
        while (at < stop) {
            byte tail = data[at + last];
            if (tail == id[last] && isAt(data, at) && standsAlone(data, at, end)) {
                return at;
            }
            at += skips[tail & 0xff];
        }
        return -1;
    }

    private boolean isAt(byte[] data, int at) {
        return Arrays.equals(data, at, at + id.length, id, 0, id.length);
    }

    private boolean standsAlone(byte[] data, int at, int end) {
        int behind = at + id.length;
        boolean opens = at == 0 || !isOfIds(data[at - 1]);
        boolean closes = isBeyondIds(data, isFullStop(data, behind, end) ? behind + 1 : behind, end);
        if (opens && closes) {
            return true;
        }
        if (at == 0) {
            return false;
        }
        return followsLength(data, at) && !isInText(data, at, end) || closes && isRocksKey(data, at, data[at - 1], end);
    }

    private static boolean isBeyondIds(byte[] data, int at, int end) {
        return at == end || !isOfIds(data[at]);
    }

    /** An id may have one in it, or end with one; a sentence ends with one more often. */
    private static boolean isFullStop(byte[] data, int at, int end) {
        return at < end && (data[at] == '.' || data[at] == ':');
    }

    /** Of the id: as it is, in RDB's short forms and in Java's UTF, or doubled, in Avro and Kafka's records. */
    private boolean followsLength(byte[] data, int at) {
        int doubled = 2 * id.length;
        int before = data[at - 1] & 0xff;
        return before == id.length
                || (doubled < HIGH_BIT
                        ? before == doubled
                        : at > 1
                                && before == doubled / HIGH_BIT
                                && data[at - 2] == (byte) (HIGH_BIT | doubled % HIGH_BIT));
    }

    /** Whether a key of RocksDB begins with the id, with its length before it, as in the list of a store's files. */
    private boolean isRocksKey(byte[] data, int at, int length, int end) {
        int trailer = at + length - ROCKS_TRAILER;
        return trailer >= at + id.length
                && at + length <= end
                && textUpTo(data, at, trailer) == trailer
                && data[trailer] >= 0
                && data[trailer] < MOST_ROCKS_KINDS
                && data[at + length - 1] == 0;
    }

    /**
     * Whether what looks like a length is a character of a text. It is not where a byte beside it is none of a text, or where
     * what follows is a length too: that many characters of an id, and then something else.
     */
    private boolean isInText(byte[] data, int at, int end) {
        int start = Math.max(0, at - 1 - TEXT_BEFORE);
        int behind = at + id.length;
        int near = Math.min(end, behind + 2);
        if (textUpTo(data, start, near) < near) {
            return false;
        }
        if (behind == end) {
            return true;
        }
        int next = behind + 1 + data[behind] / 2;
        return next >= end || idUpTo(data, behind + 1, next) < next || isOfText(data[next]);
    }

    private static int textUpTo(byte[] data, int from, int to) {
        int at = from;
        while (at < to && isOfText(data[at])) {
            at++;
        }
        return at;
    }

    private static int idUpTo(byte[] data, int from, int to) {
        int at = from;
        while (at < to && isOfIds(data[at])) {
            at++;
        }
        return at;
    }

    private static boolean isOfText(byte value) {
        return value >= ' ' && value < 0x7f || value == '\n' || value == '\r' || value == '\t';
    }

    private static boolean isOfIds(byte value) {
        return value >= 'a' && value <= 'z'
                || value >= 'A' && value <= 'Z'
                || value >= '0' && value <= ':'
                || value >= '-' && value <= '.'
                || value == '_'
                || value == '@';
    }
}
