package com.movieconcierge.profile;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.profile.adapter.kafka.stream.CurrentPersonas;
import com.movieconcierge.profile.adapter.kafka.stream.DnaLibrary;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake;
import com.movieconcierge.profile.adapter.kafka.stream.Homes;
import com.movieconcierge.profile.adapter.kafka.stream.Pace;
import com.movieconcierge.profile.adapter.kafka.stream.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.stream.SkippedPlaces;
import com.movieconcierge.profile.adapter.kafka.stream.TaskBacklog;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The topology without a broker, its state in a folder that goes with it. */
final class TopologyRig implements AutoCloseable {
    static final Instant NOW = Samples.T0.plus(Duration.ofDays(1000));

    /** Of its own: Kafka Streams closes its state folder to other users, and would do so to the temporary folder itself. */
    final Path state = temporaryFolder();

    final FakeProfileStore store = new FakeProfileStore();
    final CountedMetrics metrics = new CountedMetrics();
    final TestOutputTopic<byte[], byte[]> ratingLetters;
    final TestOutputTopic<byte[], byte[]> erasureLetters;
    final TestOutputTopic<byte[], byte[]> statementLetters;
    /** What was read and what was published, for whoever reads it again. */
    final FakeTopics log = new FakeTopics();

    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<String, ?> registry;
    private final CurrentPersonas book;
    final SkippedPlaces skipped = new SkippedPlaces();

    private final TaskBacklog backlog = new TaskBacklog();
    private final TopologyTestDriver driver;
    private final Instant now;
    private final TestInputTopic<byte[], byte[]> ratings;
    private final TestInputTopic<byte[], byte[]> erasures;
    private final TestInputTopic<byte[], byte[]> statements;
    private final TestInputTopic<byte[], byte[]> dna;
    private final TestInputTopic<byte[], byte[]> personas;
    private final TestOutputTopic<String, byte[]> personaChanges;
    private final TestOutputTopic<String, byte[]> profiles;
    private final TestOutputTopic<String, byte[]> popularity;
    private final Map<String, TasteProfile> published = new HashMap<>();
    private final Map<String, @Nullable MoviePopularity> counted = new HashMap<>();

    TopologyRig() {
        this(Samples.PACE);
    }

    TopologyRig(Pace pace) {
        this(pace, Samples.LAW, NOW);
    }

    /** @param now what the clocks of the topology say at the start */
    TopologyRig(Pace pace, TasteLaw law, Instant now) {
        this(pace, law, now, 1);
    }

    /** @param partitions that the input topics are said to have; the driver reads partition 0 of each */
    TopologyRig(Pace pace, TasteLaw law, Instant now, int partitions) {
        this(pace, law, now, partitions, PlainAvro.CONFIG);
    }

    /** @param registry as for {@link com.movieconcierge.schemas.codec.TopicCodec} */
    TopologyRig(Pace pace, TasteLaw law, Instant now, int partitions, Map<String, ?> registry) {
        this.registry = registry;
        this.book = new CurrentPersonas(codec(Topics.PERSONAS));
        driver = new TopologyTestDriver(topology(pace, law, partitions), settings(), now);
        this.now = now;
        ratings = input(Topics.RATINGS.name());
        erasures = input(Topics.USER_ERASURES.name());
        statements = input(Topics.STATED_TASTES.name());
        dna = input(Topics.MOVIE_DNA.name());
        personas = input(Topics.PERSONAS.name());
        personaChanges = driver.createOutputTopic(
                Topics.PERSONA_CHANGES.name(), new StringDeserializer(), new ByteArrayDeserializer());
        profiles = driver.createOutputTopic(
                Topics.USER_PROFILES.name(), new StringDeserializer(), new ByteArrayDeserializer());
        popularity = driver.createOutputTopic(
                Topics.MOVIE_POPULARITY.name(), new StringDeserializer(), new ByteArrayDeserializer());
        ratingLetters = letters(Topics.RATINGS.deadLetters());
        erasureLetters = letters(Topics.USER_ERASURES.deadLetters());
        statementLetters = letters(Topics.STATED_TASTES.deadLetters());
    }

    Topology topology(Pace pace, TasteLaw law, int partitions) {
        return ProfileTopology.build(
                new ProfilePorts(
                        law,
                        new PopularityChange.Law(Duration.ofDays(365), Duration.ofDays(30)),
                        pace,
                        codec(Topics.RATINGS),
                        codec(Topics.USER_ERASURES),
                        codec(Topics.STATED_TASTES),
                        codec(Topics.USER_PROFILES),
                        codec(Topics.MOVIE_POPULARITY),
                        codec(Topics.PERSONA_CHANGES),
                        new DnaLibrary(codec(Topics.MOVIE_DNA), 100),
                        book,
                        new DeadLetterWriter(new LogWriter(() -> letters), EventIntake.SERVICE),
                        store,
                        metrics,
                        backlog,
                        skipped),
                new Homes(Map.of(
                        Topics.RATINGS.name(), partitions,
                        Topics.USER_ERASURES.name(), partitions,
                        Topics.STATED_TASTES.name(), partitions)),
                settings());
    }

    private <V> RetryingCodec<String, V> codec(Topic<String, V> topic) {
        return new RetryingCodec<>(topic, registry);
    }

    /** Records of {@code movie-dna} that were set aside. */
    List<ProducerRecord<byte[], byte[]>> dnaLetters() {
        return letters.history();
    }

    private Properties settings() {
        return new StreamsSettings("profile-service", state.toString(), 1, 0, Duration.ofMillis(100), 0, 100)
                .toProperties(
                        Map.of("bootstrap.servers", "nowhere:1"), new TopicSettings((short) 1, Duration.ofHours(1)));
    }

    void rate(Rating rating) {
        rateBytes(rating.getUserId(), PlainAvro.encode(rating));
    }

    /** @param writtenAt the time of the record */
    void rate(Rating rating, Instant writtenAt) {
        pipe(ratings, Topics.RATINGS, rating.getUserId(), PlainAvro.encode(rating), writtenAt);
    }

    void rateWithoutTime(Rating rating) {
        byte[] value = PlainAvro.encode(rating);
        log.append(Topics.RATINGS, rating.getUserId(), value, Instant.ofEpochMilli(-1));
        // The driver hands records over with any time but -1; both stand for none.
        ratings.pipeInput(bytes(rating.getUserId()), value, Instant.EPOCH);
    }

    /** A rating that has been on the log since long ago. */
    void rateFromBacklog(Rating rating) {
        rate(rating, now.minus(Duration.ofDays(1)));
    }

    void rateBytes(@Nullable String key, byte @Nullable [] value) {
        pipe(ratings, Topics.RATINGS, key, value, now);
    }

    void erase(Erasure erasure) {
        eraseBytes(erasure.getUserId(), PlainAvro.encode(erasure));
    }

    void eraseBytes(String key, byte[] value) {
        pipe(erasures, Topics.USER_ERASURES, key, value, now);
    }

    void state(StatedTaste statement) {
        stateBytes(statement.getUserId(), PlainAvro.encode(statement));
    }

    /** No value takes back what was stated. */
    void stateBytes(@Nullable String key, byte @Nullable [] value) {
        pipe(statements, Topics.STATED_TASTES, key, value, now);
    }

    void film(MovieDna film) {
        filmBytes(film.getMovieId(), PlainAvro.encode(film));
    }

    void filmBytes(String movieId, byte @Nullable [] value) {
        pipe(dna, Topics.MOVIE_DNA, movieId, value, now);
    }

    void persona(Persona persona) {
        personaBytes(persona.getPersonaId(), PlainAvro.encode(persona));
    }

    void personaBytes(@Nullable String id, byte @Nullable [] value) {
        pipe(personas, Topics.PERSONAS, id, value, now);
    }

    /** A record as anybody may have written it. */
    void raw(Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers, Instant at) {
        log.append(topic, key, value, at);
        inputs().get(topic).pipeInput(new TestRecord<>(key, value, headers, at));
    }

    private Map<Topic<?, ?>, TestInputTopic<byte[], byte[]>> inputs() {
        return Map.of(
                Topics.RATINGS, ratings,
                Topics.USER_ERASURES, erasures,
                Topics.STATED_TASTES, statements,
                Topics.MOVIE_DNA, dna,
                Topics.PERSONAS, personas);
    }

    /** What is published goes to {@link #log} as it is, and everything that came out is forgotten. */
    void drain() {
        profiles.readRecordsToList()
                .forEach(record -> log.append(Topics.USER_PROFILES, record.key(), record.value(), now));
        personaChanges
                .readRecordsToList()
                .forEach(record -> log.append(Topics.PERSONA_CHANGES, record.key(), record.value(), now));
        popularity.readRecordsToList();
    }

    private void pipe(
            TestInputTopic<byte[], byte[]> input,
            Topic<?, ?> topic,
            @Nullable String key,
            byte @Nullable [] value,
            Instant at) {
        log.append(topic, key, value, at);
        input.pipeInput(key == null ? null : bytes(key), value, at);
    }

    /** The changes of persona since the last look; null where a viewer's was forgotten. */
    List<@Nullable PersonaChange> personaChanges() {
        List<@Nullable PersonaChange> changes = new ArrayList<>();
        personaChanges
                .readRecordsToList()
                .forEach(record -> changes.add(
                        record.value() == null ? null : PlainAvro.decode(record.value(), PersonaChange.class)));
        return changes;
    }

    /** Lets the given number of ticks pass. */
    void ticks(int count) {
        for (int i = 0; i < count; i++) {
            driver.advanceWallClockTime(Samples.PACE.tick());
        }
    }

    /** Lets ticks pass until nothing is left to be done. */
    void settle() {
        do {
            ticks(1);
        } while (backlog.total().pending() + backlog.total().dirty() > 0);
    }

    /** The keys under which the state remembers who was forgotten. */
    List<String> erasureKeys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Object> all =
                driver.<String, Object>getKeyValueStore(ProfileStores.ERASURES).all()) {
            all.forEachRemaining(pair -> keys.add(pair.key));
        }
        return keys;
    }

    int dirty() {
        return backlog.total().dirty();
    }

    /** The latest published profile; null when there is none, or it was withdrawn. */
    @Nullable
    TasteProfile profile(String userId) {
        emissions();
        return published.get(userId);
    }

    /** The latest published profile of everybody who has one. */
    Map<String, TasteProfile> profiles() {
        emissions();
        return new TreeMap<>(published);
    }

    /** How many records of {@code user-profiles} came out since the last look. */
    int emissions() {
        List<TestRecord<String, byte[]>> records = profiles.readRecordsToList();
        for (TestRecord<String, byte[]> record : records) {
            log.append(Topics.USER_PROFILES, record.key(), record.value(), now);
            if (record.value() == null) {
                published.remove(record.key());
            } else {
                published.put(record.key(), PlainAvro.decode(record.value(), TasteProfile.class));
            }
        }
        return records.size();
    }

    @Nullable
    MoviePopularity popularity(String movieId) {
        popularity
                .readRecordsToList()
                .forEach(record -> counted.put(
                        record.key(),
                        record.value() == null ? null : PlainAvro.decode(record.value(), MoviePopularity.class)));
        return counted.get(movieId);
    }

    @Override
    public void close() {
        driver.close();
        try {
            FileSystemUtils.deleteRecursively(state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + state, e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("topology");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the state", e);
        }
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer(), now, Duration.ZERO);
    }

    private TestOutputTopic<byte[], byte[]> letters(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
