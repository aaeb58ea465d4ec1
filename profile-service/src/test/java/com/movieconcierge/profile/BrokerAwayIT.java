package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.movieconcierge.embedded.EmbeddedBroker;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.testkit.RealParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker goes away and comes back, and the service stays. */
class BrokerAwayIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String SILENT = "the Kafka broker has not answered the stream for";

    @TempDir
    Path directory;

    private final Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
    private final Level before = kafka.getLevel();
    private final Lines lines = new Lines();
    private final int port = FreePorts.any(1).get(0);
    private EmbeddedBroker broker;
    private ConfigurableApplicationContext service;

    /** Counts what would be written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        protected void append(ILoggingEvent line) {
            count.incrementAndGet();
        }
    }

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), port);
        Map<String, Object> settings = new HashMap<>(RealParts.get().serviceProperties());
        settings.put("concierge.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("concierge.streams.state-dir", directory.resolve("streams"));
        service = RunningService.start(settings);
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
        // The log of the build leaves Kafka's warnings out, the product's does not.
        lines.start();
        kafka.addAppender(lines);
        kafka.setAdditive(false);
        kafka.setLevel(Level.WARN);
    }

    @AfterEach
    void stop() {
        kafka.detachAppender(lines);
        kafka.setAdditive(true);
        kafka.setLevel(before);
        service.close();
        broker.close();
    }

    @Test
    void itIsSaidInHealthAndNotAThousandTimesInTheLogAndIsOverWhenItIsBack() throws Exception {
        long stopped = System.nanoTime();
        broker.close();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(RunningService.get(service, "/actuator/health"))
                .contains(SILENT));
        double seconds = (System.nanoTime() - stopped) / 1e9;
        assertThat(lines.count.get()).isPositive();
        assertThat(lines.count.get() / seconds)
                .as("%s lines in %s s", lines.count, seconds)
                .isLessThan(1.5);

        broker = EmbeddedBroker.start(directory.resolve("kafka"), port);
        await().atMost(LIMIT).ignoreExceptions().until(() -> RunningService.isIdle(service));
        assertThat(RunningService.get(service, "/actuator/health")).doesNotContain(SILENT);
    }
}
