package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.movieconcierge.profile.FuzzedRecords.Fuzzed;
import com.movieconcierge.profile.adapter.kafka.StreamsRunner;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Generated records on a real broker, over all partitions, where half of them are astray. With {@code -Dfuzz.records=10000} for
 * long.
 */
class FuzzIT {
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 240));
    private static final int RECORDS = Integer.getInteger("fuzz.records", 400);

    /** Others could not bear what is left on the topics. */
    @TempDir
    Path directory;

    /** Refused by the broker before the stream could see them. */
    private final AtomicInteger refused = new AtomicInteger();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(StreamsRunner.class)).addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ((Logger) LoggerFactory.getLogger(StreamsRunner.class)).detachAppender(log);
    }

    @Test
    void whateverIsOnTheLogsTheStreamNeverStops() throws Exception {
        try (OwnParts parts = new OwnParts(directory);
                ConfigurableApplicationContext service = parts.startService();
                Serializer<SpecificRecord> serializer =
                        AvroSerdes.<SpecificRecord>values(parts.registry()).serializer()) {
            String last = "the-last";
            send(parts, new FuzzedRecords(20261130, Instant.now(), serializer::serialize), serializer, last);

            await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                            RunningService.get(service, "/v1/progress"))
                    .contains("\"ratingsBehind\":0", "\"dirtyProfiles\":0"));
            AuditResult audit = ProfileAudit.run(parts.clients(), parts.registry(), Samples.LAW);
            assertThat(audit.differences())
                    .extracting(Difference::id)
                    .noneMatch(id -> id.startsWith(FuzzedRecords.CLEAN) || id.equals(last));
            assertThat(RunningService.get(service, "/actuator/health")).contains("\"stream\":{\"status\":\"UP\"");
            String figures = RunningService.get(service, "/actuator/prometheus");
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("has failed"));
            assertThat(figure(figures, "concierge_profile_records_strayed_total"))
                    .isPositive();
            System.out.println("sent " + RECORDS + ", refused by the broker " + refused);
        }
    }

    private void send(OwnParts parts, FuzzedRecords records, Serializer<SpecificRecord> serializer, String last) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        parts.servers.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        20_000_000,
                        // Each record alone: the broker refuses a batch for one that it does not take.
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        0,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                Fuzzed next = records.next();
                // Half of what viewers do is put where no murmur2 would put it.
                Integer partition = Topics.ofViewers().contains(next.topic()) && i % 2 == 0 ? (Integer) (i % 6) : null;
                long time = Math.max(0, next.at().toEpochMilli());
                var message = new ProducerRecord<>(
                        next.topic().name(), partition, time, next.key(), next.value(), next.headers());
                producer.send(message, (at, failure) -> {
                    if (failure != null) {
                        refused.incrementAndGet();
                    }
                });
            }
            producer.send(new ProducerRecord<>(
                    Topics.RATINGS.name(),
                    last.getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(Topics.RATINGS.name(), Samples.rating(last, "film-1", 4.0, 2))));
        }
    }

    private static double figure(String figures, String name) {
        return figures.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
