package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.SnapshotEntry;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the records of the catalogue's topics change, from the log or from a snapshot. */
public final class CatalogueRecords {
    static final List<String> TOPICS =
            Topics.catalogue().stream().map(Topic::name).toList();

    private final Map<String, Source<?, ?>> sources = new HashMap<>();

    /** @param registry options of the serdes */
    public CatalogueRecords(Map<String, ?> registry) {
        add(Topics.MOVIES, CatalogueChange.FilmChanged::new, registry);
        add(Topics.MOVIE_DNA, CatalogueChange.DnaChanged::new, registry);
        add(Topics.MOVIE_POPULARITY, CatalogueChange.PopularityChanged::new, registry);
        add(
                Topics.SERVING_MODELS,
                (modality, serving) ->
                        new CatalogueChange.ServingChanged(modality, serving == null ? null : serving.model()),
                registry);
    }

    private <K, V> void add(
            Topic<K, V> topic, BiFunction<K, @Nullable V, CatalogueChange> change, Map<String, ?> registry) {
        sources.put(topic.name(), new Source<>(new TopicCodec<>(topic, registry), change));
    }

    record Source<K, V>(TopicCodec<K, V> codec, BiFunction<K, @Nullable V, CatalogueChange> change) {

        /**
         * @param unusable gets the reason when it changes nothing
         * @throws com.movieconcierge.schemas.serde.SchemaRegistryException when the registry is away
         */
        void take(
                ConsumerRecord<byte[], byte[]> message,
                Consumer<? super CatalogueChange> changes,
                Consumer<String> unusable) {
            take(codec.decode(message), changes, unusable);
        }

        void take(SnapshotEntry entry, Consumer<? super CatalogueChange> changes, Consumer<String> unusable) {
            // Nothing in the catalogue is judged by the time of its record, and a snapshot has none.
            take(codec.topic().decode(entry.getKey(), entry.getValue(), Instant.MIN), changes, unusable);
        }

        private void take(Decoded<K, V> decoded, Consumer<? super CatalogueChange> changes, Consumer<String> unusable) {
            decoded.take((key, value) -> changes.accept(change.apply(key, value)), unusable);
        }
    }

    Source<?, ?> of(String topic) {
        Source<?, ?> source = sources.get(topic);
        if (source == null) {
            throw new IllegalArgumentException("topic " + topic + " is not a catalogue topic");
        }
        return source;
    }
}
