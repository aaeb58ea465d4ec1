package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WholeReadingTest {
    private static final TopicPartition ZERO = new TopicPartition("ratings", 0);

    private final FakeLog log = new FakeLog("ratings", 1);
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void isBegunAgainWhereATopicWasRewrittenInTheMiddle() {
        assertThat(WholeReading.of(() -> keysOfALogThatIsRewritten(2))).containsExactly("ann", "bob");
        assertThat(readings).hasValue(3);
    }

    @Test
    void isGivenUpAfterThree() {
        assertThatExceptionOfType(LogRewrittenException.class)
                .isThrownBy(() -> WholeReading.of(() -> keysOfALogThatIsRewritten(Integer.MAX_VALUE)))
                .withMessageContaining("Topic ratings was rewritten while it was read");
        assertThat(readings).hasValue(3);
    }

    @Test
    void aFaultOfAnotherKindPassesAtOnce() {
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> WholeReading.of(() -> {
                    readings.incrementAndGet();
                    throw new LogUnavailableException("The broker is away", null);
                }));
        assertThat(readings).hasValue(1);
    }

    private List<String> keysOfALogThatIsRewritten(int times) {
        List<String> keys = new ArrayList<>();
        int reading = readings.incrementAndGet();
        log.batch = 1;
        log.append(ZERO, "ann", "1");
        log.append(ZERO, "bob", "1");
        try (var reader = new LogReader(log::open, "ratings")) {
            reader.toEnd(message -> {
                keys.add(FakeLog.key(message));
                if (reading <= times) {
                    log.deleteBefore(ZERO, message.offset() + 2);
                }
            });
        } finally {
            log.deleteBefore(ZERO, 2L * reading);
        }
        return keys;
    }
}
