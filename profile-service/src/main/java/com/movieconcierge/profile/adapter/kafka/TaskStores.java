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
record TaskStores(
        TasteCache tastes,
        KafkaRatingStore ratings,
        KeyValueStore<String, Erased> erasures,
        ReadOnlyKeyValueStore<String, byte[]> dna,
        ReadOnlyKeyValueStore<String, byte[]> personas) {

    static TaskStores open(ProcessingContext context, StoreNames names) {
        KeyValueStore<String, RatingEntry> entries = context.getStateStore(names.ratings());
        KeyValueStore<String, byte[]> raters = context.getStateStore(names.raters());
        KeyValueStore<String, Taste> tastes = context.getStateStore(names.tastes());
        return new TaskStores(
                new TasteCache(tastes),
                new KafkaRatingStore(entries, raters),
                context.getStateStore(names.erasures()),
                context.getStateStore(names.dna()),
                context.getStateStore(names.personas()));
    }

    /** Viewers who asked to be forgotten and have not come back. */
    List<KeyValue<String, Erased>> forgotten() {
        List<KeyValue<String, Erased>> found = new ArrayList<>();
        try (KeyValueIterator<String, Erased> pairs = erasures.all()) {
            pairs.forEachRemaining(found::add);
        }
        found.removeIf(pair -> tastes.get(pair.key) != null);
        return found;
    }
}
