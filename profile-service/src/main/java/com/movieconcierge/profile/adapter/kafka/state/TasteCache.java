package com.movieconcierge.profile.adapter.kafka.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.profile.domain.Taste;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tastes of one task. Reading one from bytes costs more than one more rating does, so those in use stay at hand; a
 * changed one is put into the store before anything else happens, and the objects die with the task.
 */
public final class TasteCache {
    private static final int AT_HAND = 64;

    private final KeyValueStore<String, Taste> store;
    private final Cache<String, Taste> atHand =
            Caffeine.newBuilder().maximumSize(AT_HAND).executor(Runnable::run).build();

    TasteCache(KeyValueStore<String, Taste> store) {
        this.store = store;
    }

    @Nullable
    public Taste get(String userId) {
        Taste taste = atHand.getIfPresent(userId);
        return taste == null ? store.get(userId) : taste;
    }

    public void put(Taste taste) {
        store.put(taste.userId(), taste);
        atHand.put(taste.userId(), taste);
    }

    public void delete(String userId) {
        store.delete(userId);
        atHand.invalidate(userId);
    }

    void flushToDisk() {
        ForgetfulRocksDb.flushDue(store);
    }

    /** The next tastes in the order of the store, after a viewer; from the start for the empty id. */
    public List<Taste> after(String userId, int atMost) {
        List<Taste> found = new ArrayList<>();
        // The smallest key greater than the given one.
        try (KeyValueIterator<String, Taste> pairs = store.range(userId + '\0', null)) {
            while (pairs.hasNext() && found.size() < atMost) {
                Taste stored = pairs.next().value;
                found.add(atHand.asMap().getOrDefault(stored.userId(), stored));
            }
        }
        return found;
    }
}
