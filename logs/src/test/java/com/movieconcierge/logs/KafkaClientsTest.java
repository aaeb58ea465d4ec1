package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The settings, the sentences of faults, and what of the broker can be said without one. */
class KafkaClientsTest {
    private static final Map<String, String> USER = Map.of("bootstrap.servers", "localhost:1");

    private final KafkaClients clients = new KafkaClients(USER);

    @Test
    void readersReadWhatIsCommittedFromTheFirst() {
        assertThat(clients.reader("me"))
                .containsEntry("bootstrap.servers", "localhost:1")
                .containsEntry("client.id", "me")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("default.api.timeout.ms", 20_000)
                .doesNotContainKey("group.id");
        assertThat(clients.pointLookup("me")).containsEntry("max.partition.fetch.bytes", 65_536);
        assertThat(clients.group("me", "us", 7))
                .containsEntry("group.id", "us")
                .containsEntry("max.poll.records", 7)
                .containsEntry("enable.auto.commit", false);
    }

    @Test
    void producersAreDurableAndGiveUpInTime() {
        assertThat(List.of(clients.single("me"), clients.batching("me"), clients.durable("me")))
                .allSatisfy(settings ->
                        assertThat(settings).containsEntry("acks", "all").containsEntry("enable.idempotence", true));
        assertThat(clients.single("me"))
                .containsEntry("linger.ms", 0)
                .containsEntry("buffer.memory", 8_388_608L)
                .containsEntry("max.block.ms", 3_000)
                .containsEntry("request.timeout.ms", 3_000)
                .containsEntry("delivery.timeout.ms", 8_000);
        assertThat(clients.batching("me"))
                .containsEntry("linger.ms", 5)
                .containsEntry("batch.size", 131_072)
                .containsEntry("compression.type", "lz4")
                .containsEntry("buffer.memory", 16_777_216L)
                .containsEntry("max.block.ms", 8_000)
                .containsEntry("request.timeout.ms", 5_000)
                .containsEntry("delivery.timeout.ms", 15_000);
        assertThat(clients.durable("me"))
                .containsEntry("max.block.ms", 10_000)
                .containsEntry("request.timeout.ms", 10_000)
                .containsEntry("delivery.timeout.ms", 30_000);
        assertThat(clients.durable("me", Duration.ofSeconds(2), Duration.ofSeconds(4)))
                .containsEntry("max.block.ms", 2_000)
                .containsEntry("delivery.timeout.ms", 4_000);
        assertThat(clients.admin("me"))
                .containsEntry("request.timeout.ms", 3_000)
                .containsEntry("default.api.timeout.ms", 5_000);
    }

    @Test
    void theUserWinsOverTheCallerAndTheCallerOverUs() {
        var picky = new KafkaClients(Map.of("bootstrap.servers", "localhost:1", "fetch.min.bytes", "3"));

        assertThat(picky.reader(
                        "me",
                        Map.of(
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                2,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_uncommitted")))
                .containsEntry("fetch.min.bytes", "3")
                .containsEntry("isolation.level", "read_uncommitted");
    }

    @Test
    void withoutABrokerThereAreNoClients() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KafkaClients(Map.of()))
                .withMessageContaining("bootstrap.servers");
        assertThatIllegalArgumentException().isThrownBy(() -> new KafkaClients(Map.of("bootstrap.servers", " ")));
    }

    @Test
    void kafkaTakesTheSettings() {
        KafkaClients.openConsumer(clients.reader("me")).close(CloseOptions.timeout(Duration.ZERO));
        KafkaClients.openConsumer(clients.pointLookup("me")).close(CloseOptions.timeout(Duration.ZERO));
        KafkaClients.openConsumer(clients.group("me", "us", 10)).close(CloseOptions.timeout(Duration.ZERO));
        KafkaClients.openProducer(clients.single("me")).close(Duration.ZERO);
        KafkaClients.openProducer(clients.batching("me")).close(Duration.ZERO);
        KafkaClients.openProducer(clients.durable("me")).close(Duration.ZERO);
        KafkaClients.openAdmin(clients.admin("me")).close(Duration.ZERO);
    }

    @Test
    void faultsAreSentencesAndKeepKafkasCause() {
        var kafka = new TimeoutException("no answer", new IllegalStateException("connection refused"));

        LogUnavailableException fault = LogUnavailableException.of(
                "Could not read topic movies", new ExecutionException(new CompletionException(kafka)));

        assertThat(fault)
                .hasMessage("Could not read topic movies: no answer (connection refused)")
                .hasCause(kafka);
        assertThat(fault.isCausedBy(TimeoutException.class)).isTrue();
        assertThat(fault.isCausedBy(ExecutionException.class)).isFalse();
        assertThat(LogUnavailableException.of("Could not read", new KafkaException()))
                .hasMessage("Could not read: KafkaException");
    }

    @Test
    void questionsToABrokerThatIsNotThereAreBounded() {
        try (var brokers = new Brokers(() -> KafkaClients.openAdmin(clients.admin("me")), Duration.ofMillis(100))) {
            assertThat(brokers.answers()).isFalse();
            assertThatExceptionOfType(LogUnavailableException.class)
                    .isThrownBy(brokers::clusterId)
                    .withMessage("Could not read the cluster id: no Kafka broker answered within 100 ms");
        }
    }

    @Test
    void aWarningOfAKindIsLoggedTwiceAMinuteAtMost() {
        var logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("occasional");
        var lines = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        var log = new FakeLog("movies", 1);
        var warning = new OccasionalWarning(logger, log.nanos::get);

        warning.warn("skipped {}", 1);
        warning.warn("skipped {}", 2);
        warning.warn("skipped {}", 3);
        log.pass(Duration.ofSeconds(30));
        warning.warn("skipped {}", 4);

        assertThat(lines.list)
                .extracting(ch.qos.logback.classic.spi.ILoggingEvent::getFormattedMessage)
                .containsExactly("skipped 1", "skipped 4", "(and 2 warnings of this kind before)");
    }
}
