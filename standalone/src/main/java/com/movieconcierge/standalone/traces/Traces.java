package com.movieconcierge.standalone.traces;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What names the viewers that were looked for.
 *
 * @param byViewer everyone who was looked for, with the places that name them, most often first; no places where nothing does
 * @param looked how much was looked at
 * @param unread what could not be, as sentences
 */
public record Traces(Map<String, List<Trace>> byViewer, Looked looked, List<String> unread) {
    public Traces {
        unread = List.copyOf(unread);
    }

    /** What sort of place it is. */
    public enum Kind {
        TOPIC,
        REDIS,
        FILE;

        /** As people name it. */
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A place that names a viewer.
     *
     * @param place a topic, a key of Redis, or a file from the data folder on
     * @param count how often
     * @param first where the first of them is
     */
    public record Trace(Kind kind, String place, long count, String first) {}

    /**
     * How much was looked at.
     *
     * @param topics likewise records; 0 where the product is stopped
     * @param keys of Redis
     * @param bytes of all files
     */
    public record Looked(long topics, long records, long keys, long files, long bytes) {}

    /** Whether nothing names any of them, as far as everything could be looked at. */
    public boolean areNone() {
        return unread.isEmpty() && byViewer.values().stream().allMatch(Collection::isEmpty);
    }

    /** All that names a viewer. */
    public List<Trace> of(String userId) {
        return byViewer.getOrDefault(userId, List.of());
    }
}
