package com.movieconcierge.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets one warning of a kind through every half minute, of those that Kafka's own classes log, and says how many were held
 * back. While a broker is away each of some twenty clients says so at each attempt, by the second and in the same words.
 */
public final class PacedKafkaLog extends TurboFilter {
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PacedKafkaLog.class);
    private static final String KAFKA = "org.apache.kafka.";
    /** What a client puts in front: its name, by which lines are no less the same. */
    private static final Pattern CLIENT = Pattern.compile("^\\[[^]]*] ");

    /** Beyond that, texts are made up for each occasion and the logger alone is the kind. */
    private static final int MOST_KINDS = 200;

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final AtomicLong nextRound;

    /** When something was let through, and how often it was not since. */
    private static final class Kind {
        private long said;
        private long held;
    }

    public PacedKafkaLog() {
        this(System::nanoTime);
    }

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    PacedKafkaLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextRound = new AtomicLong(nanoTime.getAsLong() + PAUSE.toNanos());
    }

    /** Puts one into the log of every service, once that is set up. */
    static final class Installation implements ApplicationListener<ApplicationPreparedEvent> {
        @Override
        public void onApplicationEvent(ApplicationPreparedEvent event) {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
                into(log);
            }
        }
    }

    /** Services of one JVM share it. */
    static synchronized void into(LoggerContext log) {
        if (log.getTurboFilterList().stream().noneMatch(PacedKafkaLog.class::isInstance)) {
            var filter = new PacedKafkaLog();
            filter.start();
            log.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.INFO)) {
            return FilterReply.NEUTRAL;
        }
        long now = nanoTime.getAsLong();
        tellWhatWasHeld(now);
        if (format == null || !isKafkasWarning(logger, level)) {
            return FilterReply.NEUTRAL;
        }
        return passes(kind(logger.getName(), format, now), now) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static boolean isKafkasWarning(Logger logger, Level level) {
        return logger.getName().startsWith(KAFKA)
                && level.isGreaterOrEqual(Level.WARN)
                && level.isGreaterOrEqual(logger.getEffectiveLevel());
    }

    private boolean passes(Kind kind, long now) {
        synchronized (kind) {
            if (now - kind.said < PAUSE.toNanos()) {
                kind.held++;
                return false;
            }
            kind.said = now;
            return true;
        }
    }

    private Kind kind(String logger, String format, long now) {
        String text = logger + ": " + CLIENT.matcher(format).replaceFirst("");
        String name = kinds.size() < MOST_KINDS || kinds.containsKey(text) ? text : logger;
        return kinds.computeIfAbsent(name, unseen -> {
            var kind = new Kind();
            kind.said = now - PAUSE.toNanos();
            return kind;
        });
    }

    /** With the next line of whatever kind that is logged at all, so that a count does not wait for its like. */
    private void tellWhatWasHeld(long now) {
        long due = nextRound.get();
        if (now - due < 0 || !nextRound.compareAndSet(due, now + PAUSE.toNanos())) {
            return;
        }
        kinds.forEach((name, kind) -> {
            long held;
            synchronized (kind) {
                held = kind.held;
                kind.held = 0;
            }
            if (held > 0) {
                LOG.warn("Held back {} lines like this one of {}", held, name);
            }
        });
    }
}
