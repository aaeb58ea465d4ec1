package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.ErasureStore;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Erasure requests in a state store. */
record KafkaErasureStore(KeyValueStore<String, Erased> store) implements ErasureStore {

    @Override
    public Optional<Erased> find(String userId) {
        return Optional.ofNullable(store.get(userId));
    }

    @Override
    public void put(String userId, Erased erased) {
        store.put(userId, erased);
    }
}
