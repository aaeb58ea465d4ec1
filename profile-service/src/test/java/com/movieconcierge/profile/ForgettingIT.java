package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody is forgotten, on real parts: after late events too, and whatever is rebuilt, nothing names them. */
class ForgettingIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String GONE = "gone-with-the-wind";
    private static final String BACK = "back-to-the-future";
    private static final List<String> OTHERS = List.of("gone", "with-the-wind", "gone-with-the-wind-2", "ann", "ben");
    private static final int FILMS = 5;
    private static final int LATE = 200;

    @TempDir
    Path directory;

    private OwnParts parts;
    private ConfigurableApplicationContext service;
    private ProfilesInRedis profiles;

    @BeforeEach
    void start() {
        parts = new OwnParts(directory);
        service = startService();
        profiles = new ProfilesInRedis(
                parts.servers.redisUri(),
                AvroSerdes.<TasteProfile>values(parts.registry()).deserializer());
        for (int film = 0; film < FILMS; film++) {
            parts.send(Topics.MOVIE_DNA, film(film), Samples.dna(film(film), "1"));
        }
        for (String viewer :
                Stream.concat(Stream.of(GONE, BACK), OTHERS.stream()).toList()) {
            for (int film = 0; film < FILMS; film++) {
                parts.send(Topics.RATINGS, viewer, Samples.rating(viewer, film(film), 4.0, film));
            }
            parts.send(Topics.STATED_TASTES, viewer, Statements.genre(viewer, "Crime", Samples.T0));
            parts.sendBytes(Topics.RATINGS, viewer, ("garbage of " + viewer).getBytes(StandardCharsets.UTF_8));
        }
        awaitIdle();
        compactAtOnce();
    }

    @AfterEach
    void stop() {
        profiles.close();
        service.close();
        parts.close();
    }

    private ConfigurableApplicationContext startService() {
        return parts.startService(Map.of(
                "concierge.forgetting.every",
                "1s",
                "logging.level.com.movieconcierge.profile.adapter.kafka.forgetting",
                "DEBUG"));
    }

    @Test
    void nothingNamesTheForgottenAndNobodyElseLosesAnything() throws Exception {
        assertThat(placesOf(GONE)).contains("ratings", "ratings.dlq", "user-profiles", "stated-tastes");
        erase(GONE);
        erase(BACK);
        parts.send(Topics.RATINGS, BACK, Samples.rating(BACK, film(1), 2.0, LATE + 50));
        comeLate(GONE);

        awaitReceipt(GONE);
        awaitReceipt(BACK);
        comeLate(GONE);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(placesOf(GONE)).isEmpty());
        assertThatAllAgree();
        assertThat(ratingsOf(BACK)).isEqualTo(1);
        OTHERS.forEach(viewer -> assertThat(ratingsOf(viewer)).as(viewer).isEqualTo(FILMS));

        service.close();
        new PartitionMigration(parts.admin, new KafkaClients(parts.clients()), "profile-service", sentence -> {})
                .to(Topics.RATINGS.partitions());
        service = startService();
        awaitIdle();
        assertThatAllAgree();
        comeLate(GONE);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(placesOf(GONE)).isEmpty());
        assertThat(ratingsOf(BACK)).isEqualTo(1);
        OTHERS.forEach(viewer -> assertThat(ratingsOf(viewer)).as(viewer).isEqualTo(FILMS));
    }

    private void erase(String viewer) {
        parts.send(
                Topics.USER_ERASURES,
                viewer,
                new Erasure(viewer, Samples.T0.plus(Duration.ofDays(LATE)), -1, -1L, null));
    }

    private void comeLate(String viewer) {
        for (int i = 0; i < LATE; i++) {
            parts.send(Topics.RATINGS, viewer, Samples.rating(viewer, film(i % FILMS), 3.0, i));
        }
        parts.sendBytes(Topics.RATINGS, viewer, "late garbage".getBytes(StandardCharsets.UTF_8));
    }

    private void awaitReceipt(String viewer) throws Exception {
        await().atMost(LIMIT).until(() -> placesOf(viewer).stream().noneMatch("user-erasures"::equals));
        assertThat(placesOf(Pseudonym.of(viewer))).contains("user-erasures");
    }

    private void awaitIdle() {
        await().atMost(LIMIT).until(() -> RunningService.isIdle(service));
    }

    /** Which topics have a record that names a viewer in its key or its value, committed or not. */
    private Collection<String> placesOf(String viewer) throws Exception {
        Collection<String> places = new TreeSet<>();
        Map<String, Object> settings = new HashMap<>(new KafkaClients(parts.clients()).reader("places"));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        for (String topic : parts.admin.listTopics().names().get()) {
            try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(settings), topic)) {
                reader.toEnd(record -> {
                    if (names(record, viewer)) {
                        places.add(topic);
                    }
                });
            }
        }
        return places;
    }

    private static boolean names(ConsumerRecord<byte[], byte[]> record, String viewer) {
        return Stream.of(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()))
                .flatMap(Optional::stream)
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace(viewer + "-2", "")
                        .contains(viewer));
    }

    private long ratingsOf(String viewer) {
        return profiles.of(viewer)
                .map(profile -> (long) profile.getRatingCount())
                .orElse(0L);
    }

    private void assertThatAllAgree() {
        await().atMost(LIMIT).untilAsserted(() -> {
            AuditResult audit = ProfileAudit.run(parts.clients(), parts.registry(), Samples.LAW);
            assertThat(audit.agrees()).as(audit.toString()).isTrue();
        });
    }

    /** Brokers keep what was taken back for a day, and look for it every hour: too long for a test. */
    private void compactAtOnce() {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        Stream.concat(
                        Topics.keyedByViewer().stream()
                                .filter(Topic::hasTombstones)
                                .map(Topic::name),
                        ProfileStores.internalTopics("profile-service").stream()
                                .filter(name -> name.endsWith("changelog")))
                .forEach(name -> changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                        List.of(
                                set(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "100"),
                                set(TopicConfig.DELETE_RETENTION_MS_CONFIG, "100"))));
        parts.alter(changes);
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static String film(int number) {
        return "film-" + number;
    }
}
