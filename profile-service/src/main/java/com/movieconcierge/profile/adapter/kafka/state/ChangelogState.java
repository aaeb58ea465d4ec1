package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.audit.StoredState;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The state stores of all tasks, read from their changelogs: that is what a task's store is after the next restore, wherever
 * it runs. Each is read twice, first for the places of what holds: so memory holds keys and not values.
 *
 * @param readers opens a reader of a topic, by name; it is closed here
 * @param applicationId of the streams application
 */
public record ChangelogState(Function<String, LogReader> readers, String applicationId, TasteLaw law)
        implements StoredState {

    @Override
    public void tastes(Consumer<Taste> each) {
        Deserializer<Taste> bytes = TasteSerde.of(law).deserializer();
        latest(ProfileStores.TASTES, bytes, (userId, taste) -> each.accept(taste));
    }

    @Override
    public void entries(BiConsumer<String, RatingEntry> each) {
        Deserializer<RatingEntry> bytes = StateSerdes.ratingEntries().deserializer();
        latest(ProfileStores.RATINGS, bytes, (key, entry) -> each.accept(TaskStores.ownerOf(key), entry));
    }

    private <V> void latest(String store, Deserializer<V> values, BiConsumer<String, V> each) {
        String topic = ProfileStores.changelog(applicationId, store);
        try (LogReader log = readers.apply(topic)) {
            Map<String, LogPosition> places = new HashMap<>();
            log.toEnd(record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    places.remove(key);
                } else {
                    places.put(key, new LogPosition(record.partition(), record.offset()));
                }
            });
            log.rewind();
            log.toEnd(record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                var place = new LogPosition(record.partition(), record.offset());
                if (place.equals(places.get(key))) {
                    each.accept(key, values.deserialize(topic, record.value()));
                }
            });
        }
    }
}
