package com.movieconcierge.profile.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
    private static final TopicSettings SETTINGS = new TopicSettings((short) 1, Duration.ofHours(1));
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    private static final StreamTopics STREAM = new StreamTopics(
            List.of(
                    new StreamTopics.Part(
                            Set.of("ratings", "user-erasures", "stated-tastes"), Set.of("p-tastes-changelog")),
                    new StreamTopics.Part(Set.of("p-changes-repartition"), Set.of("p-popularity-changelog"))),
            Set.of("movie-dna"));

    private final Map<String, FoundTopic> found = new HashMap<>();
    private final TopicWatch watch = new TopicWatch(STREAM, SETTINGS);

    @BeforeEach
    void asMade() {
        for (Topic<?, ?> topic : Topics.events()) {
            put(topic.name(), topic.partitions(), topic.config());
        }
        for (Topic<?, ?> topic : Topics.compactedByViewer()) {
            put(topic.name(), topic.partitions(), ofViewers(topic.config()));
        }
        put("p-tastes-changelog", 6, ofViewers(COMPACTED));
        put("p-changes-repartition", 3, Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        put("p-popularity-changelog", 3, COMPACTED);
    }

    @Test
    void topicsAsTheyAreMadeAreFit() {
        assertThat(watch.compare(found)).isEqualTo(TopicWatch.Findings.NONE);
    }

    @Test
    void whatStreamsMakesLaterIsNotMissed() {
        found.keySet().removeAll(STREAM.internal());
        assertThat(watch.compare(found)).isEqualTo(TopicWatch.Findings.NONE);
    }

    @Test
    void anyTopicKeyedByViewerThatHasGrownIsAFault() {
        for (Topic<?, ?> topic : Topics.keyedByViewer()) {
            asMade();
            put(topic.name(), 12, topic.config());
            assertThat(watch.compare(found).faults())
                    .singleElement()
                    .asString()
                    .contains("12 of " + topic.name())
                    .contains("p-tastes-changelog");
        }
    }

    @Test
    void aChangelogThatForgetsIsAFaultAndSoIsARepartitionTopic() {
        put("p-tastes-changelog", 6, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));
        put("p-changes-repartition", 3, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));
        assertThat(watch.compare(found).faults()).hasSize(2);
    }

    @Test
    void aGrownChangelogOfPopularityIsAFault() {
        put("p-popularity-changelog", 6, COMPACTED);
        assertThat(watch.compare(found).faults()).singleElement().asString().contains("6 of p-popularity-changelog");
    }

    @Test
    void aGrownTopicOfFilmsAndTooFewCopiesAreNoticed() {
        put("movie-dna", 6, Topics.MOVIE_DNA.config());
        assertThat(watch.compare(found).differences())
                .singleElement()
                .asString()
                .contains("movie-dna has 6");
        assertThat(new TopicWatch(STREAM, new TopicSettings((short) 3, SETTINGS.compactionLag()))
                        .compare(found)
                        .differences())
                .hasSize(2);
        assertThat(watch.compare(found).faults()).isEmpty();
    }

    @Test
    void topicsThatKeepViewersForLongerThanAskedForAreNoticed() {
        put("p-tastes-changelog", 6, COMPACTED);
        put("user-profiles", 6, ofViewers(Topics.USER_PROFILES.config(), Duration.ofDays(1)));
        put("persona-changes", 6, ofViewers(Topics.PERSONA_CHANGES.config(), Duration.ofMinutes(1)));
        assertThat(watch.compare(found).differences())
                .singleElement()
                .asString()
                .contains(
                        "KAFKA_COMPACTION_LAG=PT1H on p-tastes-changelog, user-profiles: set max.compaction.lag.ms=3600000");
        assertThat(watch.compare(found).faults()).isEmpty();
    }

    private static Map<String, String> ofViewers(Map<String, String> config) {
        return ofViewers(config, SETTINGS.compactionLag());
    }

    private static Map<String, String> ofViewers(Map<String, String> config, Duration lag) {
        Map<String, String> all = new HashMap<>(config);
        all.putAll(new TopicSettings((short) 1, lag).ofViewers());
        return all;
    }

    private void put(String name, int partitions, Map<String, String> config) {
        found.put(name, new FoundTopic(name, name, partitions, 1, config));
    }
}
