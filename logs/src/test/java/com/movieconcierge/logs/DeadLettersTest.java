package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final TopicPartition LETTERS = new TopicPartition("ratings.dlq", 0);

    private final FakeLog log = new FakeLog("ratings.dlq", 1);
    private final DeadLetters letters =
            new DeadLetters(topic -> new LogReader(log::open, List.of(topic), Duration.ofSeconds(20), log.nanos::get));

    @Test
    void anEmptyTopicHasNone() {
        assertThat(letters.last(List.of("ratings.dlq"), 5)).isEmpty();
    }

    @Test
    void theLastOnesAreReadAndNotTheWholeLog() {
        for (int i = 0; i < 100; i++) {
            log.append(LETTERS, "k" + i, "garbage");
        }
        assertThat(letters.last(List.of("ratings.dlq"), 3))
                .extracting(DeadLetters.Letter::key)
                .containsExactly("k97", "k98", "k99");
    }

    @Test
    void markersOfTransactionsDoNotHideLetters() {
        log.append(LETTERS, "first", "garbage");
        for (int i = 0; i < 50; i++) {
            log.mark(LETTERS);
        }
        assertThat(letters.last(List.of("ratings.dlq"), 2)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("first");
            assertThat(letter.bytes()).isEqualTo(7);
        });
    }
}
