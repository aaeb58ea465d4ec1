package com.movieconcierge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class PacedKafkaLogTest {
    private static final String AWAY = "Connection to node {} could not be established";

    /** What the filter itself says, which stays out of the log of the build. */
    private final ch.qos.logback.classic.Logger said =
            (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(PacedKafkaLog.class);

    private final AtomicLong nanos = new AtomicLong();
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger kafka = context.getLogger("org.apache.kafka.clients.NetworkClient");
    private final Logger ours = context.getLogger("com.movieconcierge.profile.Anything");

    PacedKafkaLogTest() {
        said.setAdditive(false);
        PacedKafkaLog filter = new PacedKafkaLog(nanos::get);
        filter.start();
        context.addTurboFilter(filter);
        lines.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
    }

    @Test
    void twentyClientsThatSayTheSameEachSecondAreHeardTwiceAMinute() {
        for (int second = 0; second < 420; second++) {
            for (int client = 0; client < 20; client++) {
                kafka.warn("[Consumer clientId=c" + client + ", groupId=g] " + AWAY, 1);
                kafka.warn("[Producer clientId=p" + client + "] Bootstrap broker {} disconnected", 1);
            }
            nanos.addAndGet(1_000_000_000L);
        }
        assertThat(lines.list).hasSize(2 * 14);
    }

    @Test
    void whatWasHeldBackIsCountedByTheNextLineOfAnyKind() {
        ListAppender<ILoggingEvent> counts = new ListAppender<>();
        counts.start();
        said.addAppender(counts);
        try {
            for (int i = 0; i < 5; i++) {
                kafka.warn("[Consumer clientId=c" + i + "] " + AWAY, 1);
            }
            nanos.addAndGet(PacedKafkaLog.PAUSE.toNanos());
            ours.info("something else");
            assertThat(counts.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                    .isEqualTo("Held back 4 lines like this one of org.apache.kafka.clients.NetworkClient: " + AWAY));
        } finally {
            said.detachAppender(counts);
        }
    }

    @Test
    void ourOwnWarningsAndWhatIsNoWarningPass() {
        for (int i = 0; i < 10; i++) {
            ours.warn(AWAY, i);
            kafka.info(AWAY, i);
        }
        assertThat(lines.list).hasSize(20);
    }

    @Test
    void textsMadeUpForEachOccasionAreBoundedToo() {
        for (int i = 0; i < 10_000; i++) {
            kafka.error("failure number " + i);
        }
        assertThat(lines.list).hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void aSecondServiceOfTheSameJvmPutsInNoSecondOne() {
        LoggerContext fresh = new LoggerContext();
        PacedKafkaLog.into(fresh);
        PacedKafkaLog.into(fresh);
        assertThat(fresh.getTurboFilterList()).hasSize(1);
        List<FilterReply> replies = fresh.getTurboFilterList().stream()
                .map(filter -> filter.decide(null, fresh.getLogger("org.apache.kafka.x"), Level.WARN, "a", null, null))
                .toList();
        assertThat(replies).containsExactly(FilterReply.NEUTRAL);
    }
}
