package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void ratingsAreTheLogOfRecordAndNeverExpire() {
        assertThat(Topics.RATINGS.config())
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
                .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1");
    }

    @Test
    void topicsKeyedByUserAreCopartitioned() {
        assertThat(Topics.keyedByViewer())
                .containsExactlyInAnyOrderElementsOf(Topics.events().stream()
                        .filter(topic -> topic.key().equals("userId"))
                        .toList())
                .extracting(Topic::partitions)
                .containsOnly(Topics.RATINGS.partitions());
    }

    @Test
    void everyEventTopicHasADeadLetterTopicOfRawBytes() {
        for (Topic<?, ?> topic : Topics.events()) {
            assertThat(Topics.all()).anySatisfy(letters -> {
                assertThat(letters.name()).isEqualTo(topic.deadLetters());
                assertThat(letters.valueSchema()).isEmpty();
            });
        }
    }

    @Test
    void updatesSurviveTheirChannel() {
        var update = new RedisLayout.Update(3, 12, "ava");
        assertThat(RedisLayout.Update.parse(update.toMessage())).isEqualTo(update);
    }
}
