package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static com.movieconcierge.testkit.TypedRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedRedis;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker and registry, and a Redis of its own that may be killed. */
class ProfileIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static final RealParts PARTS = RealParts.get();
    private static EmbeddedRedis redis;
    private static RedisClient client;
    private static ConfigurableApplicationContext service;
    private static TypedRecords records;
    private static Deserializer<TasteProfile> profiles;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(LIMIT);
        redis = EmbeddedRedis.start(
                directory.resolve("redis-1"), FreePorts.any(1).get(0));
        client = RedisClient.create(redis.uri());
        records = PARTS.records();
        profiles = PARTS.<TasteProfile>serde().deserializer();
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        records.close();
        client.shutdown();
        redis.close();
    }

    private static ConfigurableApplicationContext startService() {
        ConfigurableApplicationContext started =
                RunningService.onSharedParts(directory, Map.of("concierge.redis.uri", redis.uri()));
        service = started;
        awaitIdle();
        return started;
    }

    @Test
    void aRatingReachesRedisWithItsOffset() {
        String film = film();
        String user = unique("viewer");
        long offset = rate(user, film, 5.0, 1);

        TasteProfile profile = profileAt(user, offset);
        assertThat(profile.getRatingCount()).isEqualTo(1);
        assertThat(profile.getPendingCount()).isZero();
        assertThat(profile.getBlocks()).hasSize(4);
        assertThat(profile.getHistory()).singleElement().satisfies(entry -> {
            assertThat(entry.getMovieId()).isEqualTo(film);
            assertThat(entry.getLongWeight()).isEqualTo(1.0);
        });
        assertThat(text(redis().hget(RedisLayout.seenKey(user), film)))
                .isEqualTo(RedisLayout.seenValue(5.0, profile.getAsOf().toEpochMilli()));
        assertThat(redis().zscore(RedisLayout.USERS_KEY, user.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo((double) profile.getAsOf().toEpochMilli());
        ConsumerRecord<String, byte[]> published =
                records.readBytesUntil(Topics.USER_PROFILES.name(), LIMIT, record -> user.equals(record.key())).stream()
                        .filter(record -> user.equals(record.key()))
                        .findFirst()
                        .orElseThrow();
        assertThat(redis().hget(RedisLayout.profileKey(user), RedisLayout.PROFILE_VALUE))
                .isEqualTo(published.value());
    }

    @Test
    void aFilmsDnaThatComesLateStillCounts() {
        String film = unique("film");
        String user = unique("viewer");
        long offset = rate(user, film, 5.0, 1);
        assertThat(profileAt(user, offset).getPendingCount()).isEqualTo(1);

        records.send(Topics.MOVIE_DNA, film, Samples.dna(film, "1"));
        await().until(() -> profileAt(user, offset).getPendingCount() == 0);
        assertThat(profileAt(user, offset).getBlocks()).hasSize(4);
    }

    @Test
    void garbageIsSetAsideWithItsReasonAndDisturbsNothing() {
        String film = film();
        String user = unique("viewer");
        rate(user, film, 4.0, 1);
        byte[] garbage = unique("garbage").getBytes(StandardCharsets.UTF_8);
        records.sendBytes(Topics.RATINGS.name(), user, garbage);
        records.sendBytes(Topics.RATINGS.name(), null, garbage);
        records.sendBytes(Topics.RATINGS.name(), user, new byte[] {0, 9, 9, 9, 9, 1});
        records.sendBytes(Topics.USER_ERASURES.name(), user, garbage);
        records.sendBytes(Topics.MOVIE_DNA.name(), film, garbage);
        List<Topic<?, ?>> outputs = List.of(Topics.USER_PROFILES, Topics.MOVIE_POPULARITY, Topics.PERSONAS);
        outputs.forEach(topic -> records.sendBytes(topic.name(), unique("key"), garbage));
        records.send(Topics.RATINGS, user, Samples.rating(user, film, 7.0, 2));
        String other = film();
        long offset = rate(user, other, 5.0, 3);

        assertThat(profileAt(user, offset).getRatingCount()).isEqualTo(2);
        // The films' DNA is on a topic of its own and may be read after the rating.
        await().until(() -> profileAt(user, offset).getPendingCount() == 0);
        // Others have left letters on this broker too.
        Predicate<ConsumerRecord<String, byte[]>> ofUser = letter -> user.equals(letter.key());
        Predicate<ConsumerRecord<String, byte[]>> ofGarbage = letter -> Arrays.equals(garbage, letter.value());
        ConsumerRecord<String, byte[]> outside = letter("ratings.dlq", "rating must lie in 0.5 to 5.0", ofUser);
        assertThat(header(outside.headers(), DeadLetter.TOPIC)).isEqualTo("ratings");
        assertThat(header(outside.headers(), DeadLetter.SERVICE)).isEqualTo("profile-service");
        letter("ratings.dlq", "schema id 151587081", ofUser);
        for (String topic : List.of("ratings.dlq", "user-erasures.dlq", "movie-dna.dlq")) {
            letter(topic, "not in the Confluent wire format", ofGarbage);
        }
        for (Topic<?, ?> topic : outputs) {
            letter(topic.deadLetters(), "not in the Confluent wire format", ofGarbage);
        }
    }

    @Test
    void anEmptiedRedisIsFilledAgainAndAnAbsentOneStopsNothing() {
        String film = film();
        String user = unique("viewer");
        rate(user, film, 2.0, 1);
        int port = redis.port();
        redis.close();
        await().untilAsserted(() ->
                assertThat(RunningService.get(service, "/actuator/health")).contains("does not answer"));
        long offset = rate(user, film(), 5.0, 2);
        records.readBytesUntil(Topics.USER_PROFILES.name(), LIMIT, record -> {
            TasteProfile profile =
                    user.equals(record.key()) ? profiles.deserialize("user-profiles", record.value()) : null;
            return profile != null && profile.getAppliedOffset() == offset;
        });

        redis = EmbeddedRedis.start(directory.resolve("redis-2"), port);
        assertThat(profileAt(user, offset).getRatingCount()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(redis().hkeys(RedisLayout.seenKey(user))).hasSize(2));
    }

    @Test
    void aViewerWhoseKeysAreLostComesBackInFullWithTheNextRating() {
        String user = unique("viewer");
        String first = film();
        profileAt(user, rate(user, first, 2.0, 1));
        redis().del(RedisLayout.profileKey(user), RedisLayout.seenKey(user));
        String second = film();
        assertThat(profileAt(user, rate(user, second, 5.0, 2)).getRatingCount()).isEqualTo(2);
        assertThat(redis().hkeys(RedisLayout.seenKey(user))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aViewerThatAReaderMissesComesBackWithoutARating() {
        String user = unique("viewer");
        long offset = rate(user, film(), 2.0, 1);
        profileAt(user, offset);
        redis().del(RedisLayout.profileKey(user), RedisLayout.seenKey(user));
        redis().publish(RedisLayout.REPAIRS_CHANNEL, user.getBytes(StandardCharsets.UTF_8));
        assertThat(profileAt(user, offset).getRatingCount()).isEqualTo(1);
    }

    @Test
    void aRedisThatIsEmptiedUnderAStandingConnectionIsFilledAgainWithoutARating() throws Exception {
        String user = unique("viewer");
        long offset = rate(user, film(), 2.0, 1);
        profileAt(user, offset);
        redis().flushall();
        assertThat(profileAt(user, offset).getRatingCount()).isEqualTo(1);
        assertThat(RunningService.get(service, "/actuator/health")).contains("written again");
        await().untilAsserted(
                        () -> assertThat(redis().exists(RedisLayout.EPOCH_KEY)).isEqualTo(1));
    }

    @Test
    void stateSurvivesARestartAndWhatCameMeanwhileIsApplied() {
        String film = film();
        String user = unique("viewer");
        profileAt(user, rate(user, film, 5.0, 1));
        service.close();
        redis().del(RedisLayout.profileKey(user), RedisLayout.seenKey(user));
        String newFilm = film();
        records.send(Topics.MOVIE_DNA, film, Samples.dna(film, "2"));
        long offset = rate(user, newFilm, 4.0, 2);

        service = startService();

        TasteProfile profile = profileAt(user, offset);
        assertThat(profile.getRatingCount()).isEqualTo(2);
        assertThat(profile.getPendingCount()).isZero();
        assertThat(redis().hkeys(RedisLayout.seenKey(user))).containsExactlyInAnyOrder(film, newFilm);
    }

    @Test
    void thePlainBatchOverTheLogsComesToTheSameProfiles() {
        Random random = new Random(20261122);
        List<String> films = Stream.generate(ProfileIT::film).limit(20).toList();
        List<String> users = Stream.generate(() -> unique("viewer")).limit(4).toList();
        for (int i = 0; i < 300; i++) {
            Double stars = random.nextInt(8) == 0 ? null : 0.5 * (1 + random.nextInt(10));
            rate(users.get(random.nextInt(4)), films.get(random.nextInt(20)), stars, random.nextInt(2000) - 2000);
        }
        records.send(Topics.MOVIE_DNA, films.get(0), Samples.dna(films.get(0), "2"));
        records.send(
                Topics.USER_ERASURES,
                users.get(0),
                new Erasure(users.get(0), Samples.T0.minus(Duration.ofDays(500)), -1, -1L, null));
        awaitIdle();

        AuditResult audit = ProfileAudit.run(
                Map.of("bootstrap.servers", PARTS.bootstrapServers()), PARTS.serdeConfig(), Samples.LAW);
        assertThat(audit.agrees()).as(audit.toString()).isTrue();
        assertThat(audit.looked().get(Place.PROFILES)).isGreaterThanOrEqualTo(4);
        assertThat(audit.blocks()).hasSize(4).allSatisfy(block -> assertThat(block.worstNormDifference())
                .isLessThan(1e-5));
    }

    @Test
    void figuresAreOnThePrometheusEndpoint() throws Exception {
        assertThat(RunningService.get(service, "/actuator/prometheus"))
                .contains("concierge_profile_ratings_applied", "concierge_profile_dirty");
    }

    private static String film() {
        String film = unique("film");
        records.send(Topics.MOVIE_DNA, film, Samples.dna(film, "1"));
        return film;
    }

    private static long rate(String user, String film, @Nullable Double stars, int day) {
        Rating rating = Samples.rating(user, film, stars, day);
        return records.send(Topics.RATINGS, user, rating).offset();
    }

    private static TasteProfile profileAt(String user, long offset) {
        return await().ignoreExceptions()
                .until(
                        () -> {
                            byte[] value = redis().hget(RedisLayout.profileKey(user), RedisLayout.PROFILE_VALUE);
                            return value == null ? null : profiles.deserialize("user-profiles", value);
                        },
                        profile -> profile != null && profile.getAppliedOffset() >= offset);
    }

    private static ConsumerRecord<String, byte[]> letter(
            String topic, String reason, Predicate<ConsumerRecord<String, byte[]>> ours) {
        List<ConsumerRecord<String, byte[]>> letters = records.readBytesUntil(
                topic,
                LIMIT,
                record -> ours.test(record)
                        && header(record.headers(), DeadLetter.REASON).contains(reason));
        ConsumerRecord<String, byte[]> last = letters.get(letters.size() - 1);
        assertThat(ours.test(last)).as(reason).isTrue();
        return last;
    }

    private static void awaitIdle() {
        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(RunningService.get(service, "/v1/progress"))
                        .isEqualTo("{\"ratingsBehind\":0,\"dnaBehind\":0,\"pendingRatings\":0,\"dirtyProfiles\":0}"));
    }

    private static RedisCommands<String, byte[]> redis() {
        return Connection.COMMANDS;
    }

    /** Reconnects by itself when Redis comes back. */
    private static final class Connection {
        private static final RedisCommands<String, byte[]> COMMANDS = client.connect(
                        RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))
                .sync();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
