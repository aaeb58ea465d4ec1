package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, whose files are looked at. */
class SegmentNudgeIT {
    private static final TopicPartition ZERO = new TopicPartition("nudged", 0);
    private static final TopicPartition ONE = new TopicPartition("nudged", 1);

    @TempDir
    Path directory;

    @Test
    void aSegmentThatIsOldEnoughIsFinishedAndReadersSeeNothingOfIt() throws Exception {
        try (var broker = new OwnBroker(directory)) {
            broker.create("nudged", 2, Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "600000"));
            long anHourAgo = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
            try (var producer = broker.producer()) {
                for (TopicPartition at : List.of(ZERO, ONE)) {
                    producer.send(new ProducerRecord<>(
                                    at.topic(),
                                    at.partition(),
                                    anHourAgo,
                                    OwnBroker.bytes("film"),
                                    OwnBroker.bytes("1")))
                            .get();
                }
            }
            assertThat(broker.segments(ZERO)).hasSize(1);

            var nudge = new SegmentNudge(broker.clients, "test-nudge");
            nudge.nudge(List.of(ZERO, ONE));

            assertThat(broker.segments(ZERO)).hasSize(2);
            assertThat(broker.segments(ONE)).hasSize(2);
            // What is young stays as it is.
            nudge.nudge(List.of(ZERO));
            assertThat(broker.segments(ZERO)).hasSize(2);
            assertThat(broker.read("nudged")).extracting(OwnBroker::key).containsExactly("film", "film");
        }
    }
}
