package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCheckTest {
    private static final Map<String, String> LOG = Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    private static final Map<String, String> LIMITED = Map.of("cleanup.policy", "delete", "retention.ms", "1000");
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compact        | -1  | -1  | cleanup.policy=compact where cleanup.policy=delete is needed
            compact,delete | -1  | -1  | cleanup.policy=compact,delete where cleanup.policy=delete is needed
            delete         | 999 | -1  | retention.ms=999 where retention.ms=-1 is needed
            delete         | -1  | 999 | retention.bytes=999 where retention.bytes=-1 is needed
            """)
    void aLogOfRecordThatForgetsIsAFault(String policy, String millis, String bytes, String said) {
        assertThat(TopicCheck.cleanupFault(topic(policy, millis, bytes), LOG))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("topic ratings has " + said)
                        .contains("kafka-configs.sh --alter --topic ratings --add-config "));
    }

    @ParameterizedTest
    @CsvSource({"delete,999,-1", "'compact,delete',999,-1", "'compact,delete',-1,999"})
    void aCompactedTopicThatThrowsAwayByAgeOrSizeIsAFault(String policy, String millis, String bytes) {
        assertThat(TopicCheck.cleanupFault(topic(policy, millis, bytes), COMPACTED))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("has cleanup.policy=" + policy + " where cleanup.policy=compact is needed"));
    }

    @Test
    void whatKeepsMoreOrLongerIsOnlyDifferent() {
        assertThat(TopicCheck.cleanupFault(topic("delete", "-1", "-1"), LOG)).isEmpty();
        assertThat(TopicCheck.cleanupFault(topic("delete", "1001", "-1"), LIMITED))
                .isEmpty();
        assertThat(TopicCheck.cleanupFault(topic("delete", "-1", "-1"), COMPACTED))
                .isEmpty();
        assertThat(TopicCheck.cleanupFault(topic("compact", "999", "999"), COMPACTED))
                .isEmpty();
        assertThat(TopicCheck.cleanupFault(topic("delete", "999", "-1"), LIMITED))
                .isPresent();
    }

    @Test
    void differentCountsAreNamedWithTheirTopics() {
        assertThat(TopicCheck.countFault("keyed by viewer", List.of(partitions("a", 6), partitions("b", 6))))
                .isEmpty();
        assertThat(TopicCheck.countFault(
                        "keyed by viewer", List.of(partitions("b", 6), partitions("ratings", 12), partitions("a", 6))))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("topics keyed by viewer need one number of partitions")
                        .contains("6 of a, b; 12 of ratings")
                        .contains("run the migration to 12 partitions"));
    }

    @Test
    void fewerCopiesThanAskedForAreSaidAndMoreAreNot() {
        assertThat(TopicCheck.fewerCopies(List.of(partitions("a", 6)), 1)).isEmpty();
        assertThat(TopicCheck.fewerCopies(List.of(partitions("a", 6)), 2)).isEmpty();
        assertThat(TopicCheck.fewerCopies(List.of(partitions("a", 6)), 3))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("KAFKA_REPLICATION_FACTOR=3 of a:"));
    }

    private static FoundTopic topic(String policy, String millis, String bytes) {
        return new FoundTopic(
                "ratings",
                "id",
                6,
                1,
                Map.of("cleanup.policy", policy, "retention.ms", millis, "retention.bytes", bytes));
    }

    private static FoundTopic partitions(String name, int partitions) {
        return new FoundTopic(name, "id", partitions, 2, Map.of());
    }
}
