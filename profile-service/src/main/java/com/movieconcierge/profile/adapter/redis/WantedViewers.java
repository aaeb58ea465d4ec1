package com.movieconcierge.profile.adapter.redis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Viewers who are to be written in full, each once, and none more than once a second: whatever keeps a write from lasting,
 * trying again at once would not mend it. Bounded. Safe for threads.
 */
final class WantedViewers {
    private static final int MOST = 1_000;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final LongSupplier nanos;
    /** When each is due. */
    private final Map<String, Long> due = new LinkedHashMap<>();
    /** When each was handed out, the latest ones only. */
    private final Map<String, Long> handedOut = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    WantedViewers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** False when there is no room for one more. */
    synchronized boolean add(String userId) {
        if (due.size() >= MOST && !due.containsKey(userId)) {
            return false;
        }
        Long last = handedOut.get(userId);
        due.putIfAbsent(userId, last == null ? nanos.getAsLong() : last + PAUSE_NANOS);
        return true;
    }

    synchronized List<String> take(int most) {
        List<String> taken = new ArrayList<>();
        if (due.isEmpty()) {
            return taken;
        }
        long now = nanos.getAsLong();
        Iterator<Map.Entry<String, Long>> each = due.entrySet().iterator();
        while (each.hasNext() && taken.size() < most) {
            Map.Entry<String, Long> next = each.next();
            if (now - next.getValue() >= 0) {
                taken.add(next.getKey());
                each.remove();
            }
        }
        taken.forEach(userId -> handedOut.put(userId, now));
        return taken;
    }
}
