package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.profile.audit.ProfileAudit.Laws;
import com.movieconcierge.profile.config.Audits;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Every place is corrupted with the service stopped, and the audit says which. */
class AuditIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final RealParts PARTS = RealParts.get();
    private static final String STREAM = "profile-service";
    private static final Map<String, String> CLIENTS = Map.of("bootstrap.servers", PARTS.bootstrapServers());
    private static final String USER = unique("audited");
    private static final String NOBODY = unique("nobody");
    private static final String FILM = unique("film");

    @TempDir
    static Path directory;

    private static TypedRecords records;
    private static ProfilesInRedis profiles;
    private static RedisCommands<String, byte[]> redis;

    @BeforeAll
    static void aViewerWhoRates() {
        profiles = new ProfilesInRedis();
        redis = profiles.commands();
        records = PARTS.records();
        try (ConfigurableApplicationContext service = RunningService.onSharedParts(directory)) {
            assertThat(service.isRunning()).isTrue();
            records.send(Topics.MOVIE_DNA, FILM, Samples.dna(FILM, "1"));
            records.send(Topics.RATINGS, USER, Samples.rating(USER, FILM, 5.0, 1));
            records.send(Topics.RATINGS, USER, Samples.rating(USER, unique("unknown"), 4.0, 2));
            await().atMost(LIMIT).until(() -> redis.exists(RedisLayout.profileKey(USER)) == 1);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(audit()).matches(AuditResult::agrees, "agrees"));
        }
    }

    @AfterAll
    static void stop() {
        profiles.close();
        records.close();
    }

    @Test
    void whatIsCorruptedIsNoticedAtItsPlaceAndPutRightAgainAllAgree() {
        assertThat(audit().looked()).containsOnlyKeys(Place.values());
        List<Runnable> undo = List.of(
                corrupt(STREAM + "-tastes-changelog", USER),
                corrupt(STREAM + "-ratings-by-viewer-changelog", USER + "|" + FILM),
                corrupt(Topics.USER_PROFILES.name(), USER),
                corrupt(Topics.MOVIE_POPULARITY.name(), FILM),
                announceAPersonaOfNobody(),
                corruptRedis());

        assertThat(audit().differences())
                .contains(
                        new Difference(Place.STATE, USER, "has no taste and should"),
                        new Difference(Place.STATE, USER, "has another number of rated films than the log"),
                        new Difference(Place.PROFILES, USER, "has no profile and should"),
                        new Difference(Place.POPULARITY, FILM, "has 1 ratings and counts 0, or other stars"),
                        new Difference(Place.PERSONAS, USER, "is announced to belong to one and has no profile"),
                        new Difference(Place.READERS, USER, "has no profile"),
                        new Difference(Place.READERS, NOBODY, "is there and should not"),
                        new Difference(Place.SEEN, USER, "has seen 2 films, and 1 or others are there"));

        undo.forEach(Runnable::run);
        assertThat(audit().differences()).isEmpty();
    }

    @Test
    void howNearAPersonaIsMayBeOfALaterFitAndNothingElse() {
        ConsumerRecord<byte[], byte[]> published =
                latest(Topics.USER_PROFILES.name(), USER).orElseThrow();
        byte[] found = redis.hget(RedisLayout.profileKey(USER), RedisLayout.PROFILE_VALUE);
        TasteProfile profile = profiles.of(USER).orElseThrow();

        records.send(Topics.USER_PROFILES, USER, near(profile, "one", 0.1));
        copyForReaders(near(profile, "one", 0.2));
        assertThat(audit().at(Place.READERS)).isEmpty();
        copyForReaders(near(profile, "another", 0.1));
        assertThat(audit().at(Place.READERS))
                .containsExactly(new Difference(Place.READERS, USER, "has another profile than the published one"));

        redis.hset(RedisLayout.profileKey(USER), RedisLayout.PROFILE_VALUE, found);
        write(published, published.value());
    }

    private static TasteProfile near(TasteProfile profile, String persona, double distance) {
        return TasteProfile.newBuilder(profile)
                .setPersona(persona)
                .setPersonaDistance(distance)
                .build();
    }

    private static void copyForReaders(TasteProfile profile) {
        byte[] value = PARTS.<TasteProfile>serde().serializer().serialize(Topics.USER_PROFILES.name(), profile);
        redis.hset(RedisLayout.profileKey(USER), RedisLayout.PROFILE_VALUE, value);
    }

    /** Removes what stands under a key; the answer writes it again. */
    private static Runnable corrupt(String topic, String key) {
        ConsumerRecord<byte[], byte[]> before = latest(topic, key).orElseThrow();
        write(before, null);
        return () -> write(before, before.value());
    }

    private static Runnable announceAPersonaOfNobody() {
        byte[] announced = latest(Topics.PERSONA_CHANGES.name(), USER)
                .map(ConsumerRecord::value)
                .orElse(null);
        records.send(Topics.PERSONA_CHANGES, USER, new PersonaChange(USER, null, "nobody", Samples.T0, "1", 0.5, null));
        return () -> records.sendBytes(Topics.PERSONA_CHANGES.name(), USER, announced);
    }

    /** A profile of the wrong type, a film less, and somebody of whom the log knows nothing. */
    private static Runnable corruptRedis() {
        Map<String, byte[]> profile = redis.hgetall(RedisLayout.profileKey(USER));
        byte[] seen = redis.hget(RedisLayout.seenKey(USER), FILM);
        redis.set(RedisLayout.profileKey(USER), new byte[] {1});
        redis.hdel(RedisLayout.seenKey(USER), FILM);
        redis.hset(RedisLayout.seenKey(NOBODY), FILM, seen);
        return () -> {
            redis.del(RedisLayout.profileKey(USER), RedisLayout.seenKey(NOBODY));
            redis.hset(RedisLayout.profileKey(USER), profile);
            redis.hset(RedisLayout.seenKey(USER), FILM, seen);
        };
    }

    private static void write(ConsumerRecord<byte[], byte[]> place, byte @Nullable [] value) {
        String key = new String(place.key(), StandardCharsets.UTF_8);
        records.sendBytes(new ProducerRecord<>(place.topic(), place.partition(), key, value));
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> latest(String topic, String key) {
        AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> latest = new AtomicReference<>();
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        try (LogReader reader = ProfileAudit.readers(CLIENTS).apply(topic)) {
            reader.toEnd(record -> {
                if (Arrays.equals(wanted, record.key())) {
                    latest.set(record);
                }
            });
        }
        return Optional.ofNullable(latest.get());
    }

    private static AuditResult audit() {
        return Audits.everywhere(
                new Audits.Product(CLIENTS, PARTS.serdeConfig(), PARTS.redisUri(), STREAM),
                new Laws(
                        Samples.LAW,
                        Optional.of(new PopularityChange.Law(Duration.ofDays(36_500), Duration.ofDays(30)))));
    }
}
