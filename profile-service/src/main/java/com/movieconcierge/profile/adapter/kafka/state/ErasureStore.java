package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.schemas.Pseudonym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who is forgotten: those who have asked under their pseudonym, those who have only left under their own id. For one thread, which
 * asks for the same viewer several times in a row.
 */
final class ErasureStore {
    private final KeyValueStore<String, Erased> store;
    private @Nullable String lastUser;
    private String lastPseudonym = "";

    ErasureStore(KeyValueStore<String, Erased> store) {
        this.store = store;
    }

    Optional<Erased> find(String userId) {
        return Optional.ofNullable(store.get(pseudonym(userId))).or(() -> Optional.ofNullable(store.get(userId)));
    }

    void mark(String userId, Erased erased) {
        if (!erased.isAsked()) {
            store.put(userId, erased);
            return;
        }
        String pseudonym = pseudonym(userId);
        store.put(pseudonym, erased);
        if (!pseudonym.equals(userId) && store.get(userId) != null) {
            store.delete(userId);
        }
    }

    /** What is there under ids: of those who have left, and of those who asked a former release. */
    List<KeyValue<String, Erased>> named() {
        List<KeyValue<String, Erased>> named = new ArrayList<>();
        try (KeyValueIterator<String, Erased> pairs = store.all()) {
            pairs.forEachRemaining(pair -> {
                if (!Pseudonym.isOne(pair.key)) {
                    named.add(pair);
                }
            });
        }
        return named;
    }

    void flushToDisk() {
        ForgetfulRocksDb.flushDue(store);
    }

    private String pseudonym(String userId) {
        if (!userId.equals(lastUser)) {
            lastUser = userId;
            lastPseudonym = Pseudonym.of(userId);
        }
        return lastPseudonym;
    }
}
