package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.kernel.TasteLaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores. Cached, so that a viewer who rates fifty films within one commit is written to disk and changelog
 * once; logged, except for the global ones, whose topics are their logs. What is deleted of viewers leaves the disk soon.
 */
public final class ProfileStores {
    /** The event that holds, by (viewer, film). */
    public static final String RATINGS = "ratings-by-viewer";
    /** Who rated a film. */
    public static final String RATERS = "viewers-by-film";
    /** Running sums and bounded history, by viewer. */
    public static final String TASTES = "tastes";
    /** Who asked to be forgotten, and when. */
    public static final String ERASURES = "erasures";
    /** The vectors of every film, by film, in every process. */
    public static final String DNA = "films-dna";
    /** The personas, in every process. */
    public static final String PERSONAS = "personas";
    /** Running popularity, by film. */
    public static final String POPULARITY = "popularity";

    /** Changes of popularity on their way to the film's partition. */
    public static final String POPULARITY_CHANGES = "popularity-changes";

    private static final List<String> LOGGED = List.of(RATINGS, RATERS, TASTES, ERASURES, POPULARITY);

    private ProfileStores() {}

    /** The topics that Kafka Streams makes for itself: the logs of the stores, and what is on its way between tasks. */
    public static Set<String> internalTopics(String applicationId) {
        return Stream.concat(
                        LOGGED.stream().map(store -> changelog(applicationId, store)),
                        Stream.of(applicationId + "-" + POPULARITY_CHANGES + "-repartition"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topic that is the log of a store. */
    public static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /** The logs of the stores that name viewers, each with whom one of its keys names. */
    public static Map<String, UnaryOperator<String>> logsOfViewers(String applicationId) {
        Map<String, UnaryOperator<String>> byStore = Map.of(
                RATINGS,
                TaskStores::ownerOf,
                RATERS,
                TaskStores::otherOf,
                TASTES,
                UnaryOperator.identity(),
                ERASURES,
                UnaryOperator.identity());
        Map<String, UnaryOperator<String>> byTopic = new HashMap<>();
        byStore.forEach((store, viewer) -> byTopic.put(changelog(applicationId, store), viewer));
        return byTopic;
    }

    public static void declare(StreamsBuilder builder, TasteLaw law) {
        builder.addStateStore(cached(RATINGS, StateSerdes.ratingEntries()));
        builder.addStateStore(cached(RATERS, Serdes.ByteArray()));
        builder.addStateStore(cached(TASTES, TasteSerde.of(law)));
        builder.addStateStore(cached(ERASURES, StateSerdes.erasures()));
    }

    /** A global store: record values as they are on the topic, which is its log. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> global(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> cached(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(ForgetfulRocksDb.named(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
