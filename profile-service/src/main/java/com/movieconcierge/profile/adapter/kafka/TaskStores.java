package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.ErasureStore.Erased;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The state of one task. */
public record TaskStores(
        KeyValueStore<String, Taste> tastes,
        KafkaRatingStore ratings,
        KeyValueStore<String, Erased> erasures,
        ReadOnlyKeyValueStore<String, byte[]> dna) {

    static TaskStores open(ProcessingContext context, StoreNames names) {
        KeyValueStore<String, RatingEntry> entries = context.getStateStore(names.ratings());
        KeyValueStore<String, byte[]> raters = context.getStateStore(names.raters());
        return new TaskStores(
                context.getStateStore(names.tastes()),
                new KafkaRatingStore(entries, raters),
                context.getStateStore(names.erasures()),
                context.getStateStore(names.dna()));
    }

    /** Names of the state stores. */
    public record StoreNames(String ratings, String raters, String tastes, String erasures, String dna) {}

    /** The next tastes in the order of the store, after a viewer; from the start for the empty id. */
    List<Taste> tastesAfter(String userId, int atMost) {
        return after(tastes, userId, atMost).stream().map(pair -> pair.value).toList();
    }

    /** Viewers who asked to be forgotten and have not come back. */
    List<KeyValue<String, Erased>> forgotten() {
        return after(erasures, "", Integer.MAX_VALUE).stream()
                .filter(pair -> tastes.get(pair.key) == null)
                .toList();
    }

    private static <V> List<KeyValue<String, V>> after(KeyValueStore<String, V> store, String key, int atMost) {
        List<KeyValue<String, V>> found = new ArrayList<>();
        // The smallest key greater than the given one.
        try (KeyValueIterator<String, V> pairs = store.range(key + '\0', null)) {
            while (pairs.hasNext() && found.size() < atMost) {
                found.add(pairs.next());
            }
        }
        return found;
    }
}
