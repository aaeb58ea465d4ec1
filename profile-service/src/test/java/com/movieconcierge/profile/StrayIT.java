package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A producer whose partitioner is not Java's: what one viewer does lies on two partitions of a real broker. */
class StrayIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RealParts PARTS = RealParts.get();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext service;
    private static TypedRecords records;
    private static ProfilesInRedis profiles;

    @BeforeAll
    static void start() {
        profiles = new ProfilesInRedis();
        records = PARTS.records();
        service = RunningService.onSharedParts(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        profiles.close();
        records.close();
    }

    @Test
    void aViewersRatingsReachOneTaskWhereverTheyWereWritten() {
        String user = unique("viewer");
        stray(Topics.RATINGS, user, Samples.rating(user, "a", 5.0, 1));
        stray(Topics.RATINGS, user, Samples.rating(user, "b", 4.0, 2));
        long offset = records.send(Topics.RATINGS, user, Samples.rating(user, "c", 3.0, 3))
                .offset();

        await().atMost(LIMIT).until(() -> profile(user)
                .filter(profile -> profile.getRatingCount() == 3)
                .isPresent());
        assertThat(profile(user).orElseThrow().getAppliedPartition()).isEqualTo(home(user));
        assertThat(profile(user).orElseThrow().getAppliedOffset()).isGreaterThanOrEqualTo(offset);
        List<ConsumerRecord<String, byte[]>> written = records.readBytesUntil(
                Topics.RATINGS.name(), LIMIT, record -> user.equals(record.key()) && isRewritten(record));
        assertThat(written.stream()
                        .filter(record -> user.equals(record.key()) && isRewritten(record))
                        .map(ConsumerRecord::partition))
                .containsOnly(home(user));
        await().atMost(LIMIT).until(() -> audit().agrees());
    }

    @Test
    void anErasureThatStrayedForgetsTheViewerForGood() {
        String user = unique("viewer");
        records.send(Topics.RATINGS, user, Samples.rating(user, "a", 5.0, 1));
        stray(Topics.RATINGS, user, Samples.rating(user, "b", 5.0, 1));
        await().atMost(LIMIT).until(() -> profile(user)
                .filter(profile -> profile.getRatingCount() == 2)
                .isPresent());

        stray(Topics.USER_ERASURES, user, new Erasure(user, Samples.T0.plus(Duration.ofDays(2)), -1, -1L, null));
        await().atMost(LIMIT).until(() -> profile(user).isEmpty());

        // What comes later starts a taste of its own; nothing erased is in it.
        records.send(Topics.RATINGS, user, Samples.rating(user, "c", 4.0, 3));
        await().atMost(LIMIT).until(() -> profile(user).isPresent());
        assertThat(profile(user).orElseThrow().getRatingCount()).isEqualTo(1);
    }

    private static AuditResult audit() {
        return ProfileAudit.run(
                Map.of("bootstrap.servers", PARTS.bootstrapServers()), PARTS.serdeConfig(), Samples.LAW);
    }

    private static <T extends SpecificRecord> void stray(Topic<?, ?> topic, String user, T value) {
        int elsewhere = (home(user) + 1) % topic.partitions();
        byte[] bytes = PARTS.<T>serde().serializer().serialize(topic.name(), value);
        records.sendBytes(new ProducerRecord<>(topic.name(), elsewhere, user, bytes));
    }

    private static int home(String user) {
        return HomePartition.of(user.getBytes(StandardCharsets.UTF_8), Topics.RATINGS.partitions());
    }

    private static boolean isRewritten(ConsumerRecord<String, byte[]> record) {
        return record.headers().lastHeader(HomePartition.STRAYED_FROM) != null;
    }

    private static Optional<TasteProfile> profile(String user) {
        return profiles.of(user);
    }
}
