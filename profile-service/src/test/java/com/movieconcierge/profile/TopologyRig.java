package com.movieconcierge.profile;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.profile.adapter.kafka.DnaLibrary;
import com.movieconcierge.profile.adapter.kafka.EventCodec;
import com.movieconcierge.profile.adapter.kafka.Pace;
import com.movieconcierge.profile.adapter.kafka.PersonaBook;
import com.movieconcierge.profile.adapter.kafka.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.profile.adapter.kafka.TaskBacklog;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The topology without a broker, its state in a folder that goes with it. */
final class TopologyRig implements AutoCloseable {
    /** Of its own: Kafka Streams closes its state folder to other users, and would do so to the temporary folder itself. */
    final Path state = temporaryFolder();

    final FakeProfileStore store = new FakeProfileStore();
    final CountedMetrics metrics = new CountedMetrics();
    final List<ConsumerRecord<byte[], byte[]>> dnaLetters = new ArrayList<>();
    final TestOutputTopic<byte[], byte[]> ratingLetters;
    final TestOutputTopic<byte[], byte[]> erasureLetters;
    final TestOutputTopic<byte[], byte[]> statementLetters;
    private final EventCodec<Rating> ratingCodec = codec(Topics.RATINGS, Rating.class);
    private final EventCodec<Erasure> erasureCodec = codec(Topics.USER_ERASURES, Erasure.class);
    private final EventCodec<StatedTaste> statementCodec = codec(Topics.STATED_TASTES, StatedTaste.class);
    private final EventCodec<MovieDna> dnaCodec = codec(Topics.MOVIE_DNA, MovieDna.class);
    private final EventCodec<TasteProfile> profileCodec = codec(Topics.USER_PROFILES, TasteProfile.class);
    private final EventCodec<MoviePopularity> popularityCodec = codec(Topics.MOVIE_POPULARITY, MoviePopularity.class);
    private final EventCodec<Persona> personaCodec = codec(Topics.PERSONAS, Persona.class);
    private final EventCodec<PersonaChange> changeCodec = codec(Topics.PERSONA_CHANGES, PersonaChange.class);
    private final PersonaBook book = new PersonaBook(personaCodec);
    private final TaskBacklog backlog = new TaskBacklog();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> ratings;
    private final TestInputTopic<byte[], byte[]> erasures;
    private final TestInputTopic<byte[], byte[]> statements;
    private final TestInputTopic<byte[], byte[]> dna;
    private final TestInputTopic<byte[], byte[]> personas;
    private final TestOutputTopic<String, byte[]> personaChanges;
    private final TestOutputTopic<String, byte[]> profiles;
    private final TestOutputTopic<String, byte[]> popularity;
    private final Map<String, @Nullable TasteProfile> published = new HashMap<>();
    private final Map<String, @Nullable MoviePopularity> counted = new HashMap<>();

    TopologyRig() {
        this(Samples.PACE);
    }

    TopologyRig(Pace pace) {
        driver = new TopologyTestDriver(topology(pace), settings());
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

    Topology topology(Pace pace) {
        return ProfileTopology.build(
                new ProfilePorts(
                        Samples.LAW,
                        new Popularity.Law(Duration.ofDays(365), Duration.ofDays(30)),
                        pace,
                        Clock.fixed(Samples.T0.plus(Duration.ofDays(1000)), ZoneOffset.UTC),
                        ratingCodec,
                        erasureCodec,
                        statementCodec,
                        profileCodec,
                        popularityCodec,
                        changeCodec,
                        new DnaLibrary(dnaCodec, 100),
                        book,
                        (source, reason, cause) -> dnaLetters.add(source),
                        store,
                        metrics,
                        backlog),
                settings());
    }

    private Properties settings() {
        return StreamsSettings.of(new StreamsSettings.Deployment(
                "profile-service",
                Map.of("bootstrap.servers", "nowhere:1"),
                (short) 1,
                state.toString(),
                1,
                0,
                100,
                0));
    }

    private static <T extends SpecificRecord> EventCodec<T> codec(Topic<?, ?> topic, Class<T> type) {
        return new EventCodec<>(topic, type, PlainAvro.CONFIG);
    }

    void rate(Rating rating) {
        rateBytes(rating.getUserId(), ratingCodec.encode(rating));
    }

    /** A rating that has been on the log since long ago. */
    void rateFromBacklog(Rating rating) {
        ratings.pipeInput(bytes(rating.getUserId()), ratingCodec.encode(rating), Samples.T0);
    }

    void rateBytes(@Nullable String key, byte[] value) {
        ratings.pipeInput(key == null ? null : bytes(key), value);
    }

    byte[] encode(Rating rating) {
        return ratingCodec.encode(rating);
    }

    void erase(Erasure erasure) {
        erasures.pipeInput(bytes(erasure.getUserId()), erasureCodec.encode(erasure));
    }

    void eraseBytes(String key, byte[] value) {
        erasures.pipeInput(bytes(key), value);
    }

    void state(StatedTaste statement) {
        stateBytes(statement.getUserId(), encode(statement));
    }

    /** No value takes back what was stated. */
    void stateBytes(@Nullable String key, byte @Nullable [] value) {
        statements.pipeInput(key == null ? null : bytes(key), value);
    }

    byte[] encode(StatedTaste statement) {
        return statementCodec.encode(statement);
    }

    void film(MovieDna film) {
        dna.pipeInput(bytes(film.getMovieId()), dnaCodec.encode(film));
    }

    void filmBytes(String movieId, byte @Nullable [] value) {
        dna.pipeInput(bytes(movieId), value);
    }

    void persona(Persona persona) {
        personas.pipeInput(bytes(persona.getPersonaId()), personaCodec.encode(persona));
    }

    void personaBytes(String id, byte @Nullable [] value) {
        personas.pipeInput(bytes(id), value);
    }

    /** The changes of persona since the last look; null where a viewer's was forgotten. */
    List<@Nullable PersonaChange> personaChanges() {
        List<@Nullable PersonaChange> changes = new ArrayList<>();
        personaChanges
                .readRecordsToList()
                .forEach(record -> changes.add(record.value() == null ? null : changeCodec.decode(record.value())));
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

    int dirty() {
        return backlog.total().dirty();
    }

    /** The latest published profile; null when there is none, or it was withdrawn. */
    @Nullable
    TasteProfile profile(String userId) {
        profiles.readRecordsToList()
                .forEach(record -> published.put(
                        record.key(), record.value() == null ? null : profileCodec.decode(record.value())));
        return published.get(userId);
    }

    /** How many records of {@code user-profiles} came out since the last look. */
    int emissions() {
        List<TestRecord<String, byte[]>> records = profiles.readRecordsToList();
        records.forEach(record ->
                published.put(record.key(), record.value() == null ? null : profileCodec.decode(record.value())));
        return records.size();
    }

    @Nullable
    MoviePopularity popularity(String movieId) {
        popularity
                .readRecordsToList()
                .forEach(record -> counted.put(
                        record.key(), record.value() == null ? null : popularityCodec.decode(record.value())));
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
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> letters(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
