package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody changes topics on the broker while the service runs on them. */
class ChangedTopicsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private OwnParts parts;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() {
        parts = new OwnParts(directory);
        service = parts.startService();
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
    }

    @AfterEach
    void stop() {
        service.close();
        parts.close();
    }

    @Test
    void aLogThatLosesRecordsStopsTheStreamUntilItIsMended() throws Exception {
        setCleanup("compact");
        awaitHealth("topic ratings has cleanup.policy=compact where cleanup.policy=delete is needed");
        assertThat(RunningService.get(service, "/actuator/health")).contains("the stream stands still");

        setCleanup("delete");
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
        rate("ava");
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
    }

    @Test
    void grownRatingsStopTheStreamAndTheNextStartAndNothingIsMisplaced() throws Exception {
        rate("ava");
        parts.admin
                .createPartitions(Map.of(Topics.RATINGS.name(), NewPartitions.increaseTo(12)))
                .all()
                .get();
        awaitHealth("topics keyed by viewer need one number of partitions");
        assertThat(RunningService.get(service, "/actuator/health"))
                .contains("12 of ratings")
                .contains("profile-service-tastes-changelog")
                .contains("run the migration to 12 partitions");

        service.close();
        service = parts.startService();
        awaitHealth("topics keyed by viewer need one number of partitions");
    }

    private void rate(String user) {
        parts.send(Topics.MOVIE_DNA, "heat", Samples.dna("heat", "1"));
        parts.send(Topics.RATINGS, user, Samples.rating(user, "heat", 5.0, 1));
    }

    private void awaitHealth(String sentence) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(RunningService.get(service, "/actuator/health"))
                .contains(sentence));
    }

    private void setCleanup(String policy) throws Exception {
        var ratings = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RATINGS.name());
        var change = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        parts.admin
                .incrementalAlterConfigs(Map.of(ratings, List.of(change)))
                .all()
                .get();
    }
}
