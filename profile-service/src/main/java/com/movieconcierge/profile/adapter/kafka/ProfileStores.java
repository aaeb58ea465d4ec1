package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.kernel.TasteLaw;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores. Cached, so that a viewer who rates fifty films within one commit is written to disk and changelog
 * once; logged, except for the global ones, whose topics are their logs.
 */
public final class ProfileStores {
    private ProfileStores() {}

    public static void declare(StreamsBuilder builder, StoreNames names, TasteLaw law) {
        builder.addStateStore(cached(names.ratings(), StateSerdes.ratingEntries()));
        builder.addStateStore(cached(names.raters(), Serdes.ByteArray()));
        builder.addStateStore(cached(names.tastes(), TasteSerde.of(law)));
        builder.addStateStore(cached(names.erasures(), StateSerdes.erasures()));
    }

    /** A global store: record values as they are on the topic, which is its log. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> global(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> cached(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
