package com.movieconcierge.standalone.faults.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent and what was acknowledged, and where. An attempt that nobody has answered may be on the log, or not: it is
 * allowed to be there once. Safe for threads.
 */
public final class Ledger {
    private final Set<Acknowledged> acknowledged = new HashSet<>();
    private final Map<String, Integer> unanswered = new HashMap<>();

    /** Where an event was said to be on {@code ratings}. */
    public record Acknowledged(String eventId, int partition, long offset) {}

    /** Somebody was told that it is on the log. */
    public synchronized void acknowledged(Acknowledged place) {
        acknowledged.add(place);
    }

    /** Nobody was told whether it is on the log. */
    public synchronized void unanswered(String eventId) {
        unanswered.merge(eventId, 1, Integer::sum);
    }

    public synchronized int acknowledgements() {
        return acknowledged.size();
    }

    /** Every place that was acknowledged. */
    public synchronized List<Acknowledged> places() {
        return new ArrayList<>(acknowledged);
    }

    /** How often each event may be on the log, by its id. */
    public synchronized Map<String, Integer> allowed() {
        Map<String, Integer> allowed = new HashMap<>(unanswered);
        acknowledged.forEach(place -> allowed.merge(place.eventId(), 1, Integer::sum));
        return allowed;
    }
}
