package com.movieconcierge.standalone.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was found wrong. */
public final class Verdict {
    private static final int MOST_SENTENCES = 12;

    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> stale = new TreeSet<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> viewers = new ArrayList<>();
    private long lost;
    private long doubled;

    /** Acknowledged, and not on the log where it was said to be. */
    public void lost(long count) {
        lost += count;
    }

    /** On the log, and more often than it was sent. */
    public void doubled(long count) {
        doubled += count;
    }

    /** A viewer whose published profile is not what their ratings say. */
    public void wrong(String userId, String why) {
        wrong.add(userId);
        viewers.add(userId + ": " + why);
    }

    /** A viewer of whom readers see something else than what is published. */
    public void stale(String userId, String why) {
        stale.add(userId);
        viewers.add(userId + ": " + why);
    }

    /** Something that is no viewer's: it failed, or could not be looked at. */
    public void failed(String why) {
        failures.add(why);
    }

    public long lost() {
        return lost;
    }

    public long doubled() {
        return doubled;
    }

    public int wrongProfiles() {
        return wrong.size();
    }

    public int staleCopies() {
        return stale.size();
    }

    /** What was found: what is no viewer's first, then the first of the viewers. */
    public List<String> sentences() {
        return Stream.concat(
                        failures.stream().limit(MOST_SENTENCES),
                        viewers.stream().sorted().limit(MOST_SENTENCES))
                .toList();
    }

    public boolean isClean() {
        return lost + doubled == 0 && wrong.isEmpty() && stale.isEmpty() && failures.isEmpty();
    }
}
