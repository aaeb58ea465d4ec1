package com.movieconcierge.embedding.domain.behaviour;

import java.util.Arrays;

/**
 * What holds of one viewer's ratings: of each film the event that is the last by time and id, withdrawals among them, so that
 * one that arrives late does not come back. Films rise. 24 bytes an event, and up to half as much again as room to grow.
 */
final class ViewerRatings {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int FEWEST_PLACES = 4;

    private int[] films = {};
    /** NaN for a withdrawal. */
    private float[] stars = {};
    /** Epoch millis. */
    private long[] times = {};
    /** How each event's id begins, see {@link #head}. */
    private long[] heads = {};

    private int size;
    private long erasedUntil = NEVER;

    /** What comes of each that stands. */
    interface Standing {
        void at(int film, float stars, long millis);
    }

    /**
     * Takes an event into account where nothing later holds for its film, and the viewer has not asked to be forgotten since.
     *
     * @param given NaN for a withdrawal
     * @return by how many more ratings stand: -1, 0 or 1
     */
    int rate(int film, float given, long millis, String eventId) {
        if (millis <= erasedUntil) {
            return 0;
        }
        int place = Arrays.binarySearch(films, 0, size, film);
        if (place < 0) {
            place = -place - 1;
            insert(place);
        } else if (!isOlder(place, given, millis, head(eventId))) {
            return 0;
        }
        int before = count(place);
        films[place] = film;
        stars[place] = given;
        times[place] = millis;
        heads[place] = head(eventId);
        return count(place) - before;
    }

    /** Forgets what was done at or before a moment, now and when it arrives later; returns how many ratings stood. */
    int erase(long until) {
        int kept = 0;
        int erased = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] > until) {
                films[kept] = films[i];
                stars[kept] = stars[i];
                times[kept] = times[i];
                heads[kept++] = heads[i];
            } else {
                erased += count(i);
            }
        }
        size = kept;
        erasedUntil = Math.max(erasedUntil, until);
        return erased;
    }

    /** Hands over those that stand; returns how many there are. */
    int forEach(Standing use) {
        int standing = 0;
        for (int i = 0; i < size; i++) {
            if (count(i) > 0) {
                use.at(films[i], stars[i], times[i]);
                standing++;
            }
        }
        return standing;
    }

    private int count(int place) {
        return Float.isNaN(stars[place]) ? 0 : 1;
    }

    private boolean isOlder(int place, float given, long millis, long head) {
        int order = Long.compare(times[place], millis);
        order = order == 0 ? Long.compareUnsigned(heads[place], head) : order;
        return order == 0 ? Float.compare(stars[place], given) < 0 : order < 0;
    }

    /**
     * The first eight characters of an event's id, in the order of ids. Of two events of one viewer, film and millisecond whose
     * ids begin alike, which imports do not make and random ids do not either, a withdrawal holds before a rating, and more
     * stars before fewer: whole ids would more than double what a rating takes.
     */
    private static long head(String eventId) {
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = head << Byte.SIZE | (i < eventId.length() ? Math.min(eventId.charAt(i), 0xff) : 0);
        }
        return head;
    }

    private void insert(int place) {
        if (size == films.length) {
            int places = Math.max(FEWEST_PLACES, size + size / 2);
            films = Arrays.copyOf(films, places);
            stars = Arrays.copyOf(stars, places);
            times = Arrays.copyOf(times, places);
            heads = Arrays.copyOf(heads, places);
        }
        System.arraycopy(films, place, films, place + 1, size - place);
        System.arraycopy(stars, place, stars, place + 1, size - place);
        System.arraycopy(times, place, times, place + 1, size - place);
        System.arraycopy(heads, place, heads, place + 1, size - place);
        stars[place] = Float.NaN;
        size++;
    }
}
