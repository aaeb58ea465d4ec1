package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration.RefusedException;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** From 6 partitions to 12 on a real broker, and on from there. */
class PartitionMigrationIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int VIEWERS = 24;
    private static final int FILMS = 6;

    @TempDir
    Path directory;

    private OwnParts parts;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() {
        parts = new OwnParts(directory);
        service = parts.startService();
        for (int film = 0; film < FILMS; film++) {
            parts.send(Topics.MOVIE_DNA, "film-" + film, Samples.dna("film-" + film, "1"));
        }
        rateAll(0);
        for (int viewer = 0; viewer < VIEWERS; viewer += 3) {
            parts.send(Topics.STATED_TASTES, viewer(viewer), Statements.genre(viewer(viewer), "Crime", Samples.T0));
        }
        awaitIdle();
    }

    @AfterEach
    void stop() {
        service.close();
        parts.close();
    }

    @Test
    void everyProfileIsMadeAnewOnTwelvePartitionsAndNewRatingsFlow() {
        PartitionMigration migration = new PartitionMigration(
                parts.admin, new KafkaClients(parts.clients()), "profile-service", sentence -> {});
        assertThatThrownBy(() -> migration.to(12))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("profile-service is running");
        service.close();
        assertThatThrownBy(() -> migration.to(5))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has 6 partitions, and Kafka takes none away");

        migration.to(12);
        // As after a crash in the middle.
        migration.to(12);
        assertThat(TopicAdmin.find(
                                parts.admin,
                                Topics.keyedByViewer().stream().map(Topic::name).toList(),
                                30_000)
                        .values())
                .hasSize(5)
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(12));

        service = parts.startService();
        awaitIdle();
        assertThatAllAgree();
        rateAll(1);
        awaitIdle();
        assertThatAllAgree();
        assertThatStatementsAreAtHome();
    }

    private void rateAll(int round) {
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            for (int film = round; film < FILMS; film += 2) {
                double stars = 1 + (viewer + film + round) % 5;
                parts.send(
                        Topics.RATINGS,
                        viewer(viewer),
                        Samples.rating(viewer(viewer), "film-" + film, stars, film + round));
            }
        }
    }

    private void assertThatAllAgree() {
        AuditResult audit = ProfileAudit.run(parts.clients(), parts.registry(), Samples.LAW);
        assertThat(audit.agrees()).as(audit.toString()).isTrue();
        assertThat(audit.looked().get(Place.PROFILES)).isEqualTo(VIEWERS);
    }

    private void assertThatStatementsAreAtHome() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> last = new HashMap<>();
        Map<String, Object> settings = new KafkaClients(parts.clients()).reader("statements");
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(settings), Topics.STATED_TASTES.name())) {
            reader.toEnd(message -> {
                String viewer = new String(message.key(), StandardCharsets.UTF_8);
                List<ConsumerRecord<byte[], byte[]>> of = last.computeIfAbsent(viewer, id -> new ArrayList<>());
                of.removeIf(other -> other.partition() == message.partition());
                of.add(message);
            });
        }
        assertThat(last).hasSize(VIEWERS / 3);
        assertThat(last.values()).allSatisfy(of -> assertThat(of)
                .filteredOn(message -> message.value() != null)
                .singleElement()
                .satisfies(message -> assertThat(message.partition()).isEqualTo(HomePartition.of(message.key(), 12))));
        assertThat(last.values()).anySatisfy(of -> assertThat(of).hasSize(2));
    }

    private void awaitIdle() {
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
    }

    private static String viewer(int number) {
        return "viewer-" + number;
    }
}
