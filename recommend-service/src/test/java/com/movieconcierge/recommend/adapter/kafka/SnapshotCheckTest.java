package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.recommend.adapter.kafka.SnapshotStart.SnapshotCheck;
import com.movieconcierge.recommend.adapter.kafka.SnapshotStart.SnapshotCheck.LiveTopic;
import com.movieconcierge.schemas.snapshot.SnapshotHeader;
import com.movieconcierge.schemas.snapshot.SnapshotHeader.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final SnapshotHeader SNAPSHOT = new SnapshotHeader(
            "cluster", NOON, Map.of("movies", new TopicState("id", 3, List.of(0L, 5L), List.of(10L, 20L))));

    @Test
    void theSameLogThatHasGrownMayBeReadOn() {
        accepted(live("id", List.of(0L, 5L), List.of(10L, 20L), "compact", WEEK), NOON);
        accepted(live("id", List.of(0L, 5L), List.of(99L, 20L), "compact", WEEK), NOON.plus(Duration.ofDays(6)));
    }

    @Test
    void anotherClusterIsAnotherLog() {
        assertThat(SnapshotCheck.refusal(SNAPSHOT, "other", Map.of("movies", asIs()), NOON))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cluster", "other"));
    }

    @Test
    void otherTopicsAreOtherFilms() {
        assertThat(SnapshotCheck.refusal(SNAPSHOT, "cluster", Map.of("movies", asIs(), "more", asIs()), NOON))
                .hasValueSatisfying(reason -> assertThat(reason).contains("more"));
    }

    @Test
    void aTopicMadeAnewIsAnotherLog() {
        refused(live("new", List.of(0L, 5L), List.of(10L, 20L), "compact", WEEK), NOON, "recreated");
    }

    @Test
    void anotherNumberOfPartitionsHasKeysElsewhere() {
        refused(live("id", List.of(0L), List.of(10L), "compact", WEEK), NOON, "2 partitions, now there are 1");
    }

    @Test
    void aLogThatIsShorterThanTheSnapshotHasLostSomething() {
        refused(live("id", List.of(0L, 5L), List.of(10L, 19L), "compact", WEEK), NOON, "the snapshot ends at 20");
    }

    @Test
    void aLogWhoseBeginningWasDeletedDoesNotHoldWhatTheSnapshotHolds() {
        refused(live("id", List.of(0L, 6L), List.of(10L, 20L), "compact", WEEK), NOON, "deleted from partition 1");
        refused(live("id", List.of(0L, 21L), List.of(10L, 30L), "compact", WEEK), NOON, "deleted from partition 1");
    }

    @Test
    void aLogThatForgetsFilmsByTimeIsNotCarriedOn() {
        refused(live("id", List.of(0L, 5L), List.of(10L, 20L), "compact,delete", WEEK), NOON, "cleanup.policy");
    }

    @Test
    void aRemovalThatMayBeForgottenCouldBringAFilmBack() {
        LiveTopic aDay = live("id", List.of(0L, 5L), List.of(10L, 20L), "compact", Duration.ofDays(1));
        accepted(aDay, NOON.plus(Duration.ofHours(21)));
        refused(aDay, NOON.plus(Duration.ofHours(22)), "22 hours old");
    }

    @Test
    void aSnapshotFromTheFutureHasNoAge() {
        accepted(asIs(), NOON.minus(Duration.ofMinutes(5)));
        refused(asIs(), NOON.minus(Duration.ofMinutes(6)), "clocks differ");
    }

    private static LiveTopic asIs() {
        return live("id", List.of(0L, 5L), List.of(10L, 20L), "compact", WEEK);
    }

    private static LiveTopic live(String id, List<Long> first, List<Long> end, String cleanup, Duration tombstones) {
        return new LiveTopic(id, first, end, cleanup, tombstones);
    }

    private static void accepted(LiveTopic topic, Instant now) {
        assertThat(SnapshotCheck.refusal(SNAPSHOT, "cluster", Map.of("movies", topic), now))
                .isEmpty();
    }

    private static void refused(LiveTopic topic, Instant now, String reason) {
        assertThat(SnapshotCheck.refusal(SNAPSHOT, "cluster", Map.of("movies", topic), now))
                .hasValueSatisfying(said -> assertThat(said).contains(reason));
    }
}
