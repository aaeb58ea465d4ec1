package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed.FeedMetrics;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper.FilmListener;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.ModelCensus;
import com.movieconcierge.recommend.domain.index.RefitPolicy;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Fault A7: while the broker was out of reach something was removed, and its tombstone compacted away. When the log is read
 * anew, nothing there says that it is gone.
 */
class FeedsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TestWorld WORLD = TestWorld.small();
    private static final FeedMetrics UNCOUNTED = new FeedMetrics(new SimpleMeterRegistry());

    /** One reading of a log. */
    private static final class Log {
        private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        private final Map<TopicPartition, Long> ends = new HashMap<>();

        Log(List<String> topics) {
            for (String topic : topics) {
                consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
                ends.put(new TopicPartition(topic, 0), 0L);
            }
            consumer.updateBeginningOffsets(Map.copyOf(ends));
        }

        <K, V> void append(Topic<K, V> topic, K key, V value) {
            long offset = ends.merge(new TopicPartition(topic.name(), 0), 1L, Long::sum) - 1;
            var record = new ConsumerRecord<>(
                    topic.name(),
                    0,
                    offset,
                    topic.keyText(key).getBytes(StandardCharsets.UTF_8),
                    new TopicCodec<>(topic, PlainAvro.CONFIG).encode(key, value));
            consumer.schedulePollTask(() -> consumer.addRecord(record));
        }

        void film(int film) {
            append(Topics.MOVIES, WORLD.id(film), WORLD.films().get(film));
            append(Topics.MOVIE_DNA, WORLD.id(film), WORLD.dna().get(film));
            append(Topics.MOVIE_POPULARITY, WORLD.id(film), WORLD.popularity(film));
        }

        MockConsumer<byte[], byte[]> open() {
            consumer.updateEndOffsets(ends);
            return consumer;
        }

        void fail() {
            consumer.setPollException(new KafkaException("made up"));
        }
    }

    private static final class Titles implements FilmListener {
        private final Set<String> ids = ConcurrentHashMap.newKeySet();

        @Override
        public void put(Film film) {
            ids.add(film.movieId());
        }

        @Override
        public void remove(String movieId) {
            ids.remove(movieId);
        }
    }

    @Test
    void aFilmThatIsGoneWhenTheLogIsReadAnewIsForgotten() {
        Log before = new Log(CatalogueRecords.TOPICS);
        before.film(0);
        before.film(1);
        before.append(
                Topics.SERVING_MODELS,
                Modality.THEME,
                new ServingModel(Modality.THEME, TestWorld.THEME, TestWorld.NOW, null));
        Log after = new Log(CatalogueRecords.TOPICS);
        after.film(1);
        after.film(2);
        DnaIndex index = new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        Titles titles = new Titles();
        var catalogue = new CatalogueKeeper(
                index,
                List.of(titles),
                new RefitPolicy(0.2, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Duration.ofMinutes(1),
                Clock.systemUTC());
        Queue<Log> logs = new ArrayDeque<>(List.of(before, after));
        try (var feed = feed(catalogue, logs)) {
            feed.start();
            await().atMost(LIMIT)
                    .until(() -> catalogue.isWarm() && index.snapshot().size() == 2);
            assertThat(index.coverage()).anyMatch(ModelCensus.Coverage::wanted);

            before.fail();

            await().atMost(LIMIT).until(() -> index.snapshot().rowOf(WORLD.id(0)) < 0);
            await().atMost(LIMIT).until(() -> index.snapshot().rowOf(WORLD.id(2)) >= 0);
            assertThat(index.snapshot().size()).isEqualTo(2);
            assertThat(titles.ids).containsExactlyInAnyOrder(WORLD.id(1), WORLD.id(2));
            assertThat(index.coverage()).noneMatch(ModelCensus.Coverage::wanted);
            assertThat(index.coverage()).allMatch(model -> model.films() == 2);
        }
    }

    private static LogFollower feed(CatalogueKeeper catalogue, Queue<Log> logs) {
        var records = new CatalogueRecords(PlainAvro.CONFIG);
        var brokers = new Brokers(
                () -> {
                    throw new AssertionError("without snapshots nobody asks the brokers");
                },
                Duration.ofSeconds(1));
        return CatalogueFeed.following(
                () -> logs.remove().open(),
                records,
                catalogue,
                new SnapshotStart(Optional.empty(), records, brokers, Clock.systemUTC(), UNCOUNTED),
                UNCOUNTED);
    }

    @Test
    void aPersonaThatIsGoneWhenTheLogIsReadAnewIsForgotten() {
        Log before = new Log(List.of(Topics.PERSONAS.name()));
        before.append(Topics.PERSONAS, "persona-1", persona("persona-1"));
        Log after = new Log(List.of(Topics.PERSONAS.name()));
        Personas personas = new Personas();
        Queue<Log> logs = new ArrayDeque<>(List.of(before, after));
        var codec = new TopicCodec<>(Topics.PERSONAS, PlainAvro.CONFIG);
        try (var feed = PersonaFeed.following(() -> logs.remove().open(), codec, personas, UNCOUNTED)) {
            feed.start();
            await().atMost(LIMIT).until(() -> personas.find("persona-1").isPresent());

            before.fail();

            await().atMost(LIMIT).until(() -> personas.all().isEmpty());
        }
    }

    private static Persona persona(String id) {
        return TestWorld.persona(id, "The Suspense Seeker", "1", 1, 10, List.of(), List.of());
    }
}
