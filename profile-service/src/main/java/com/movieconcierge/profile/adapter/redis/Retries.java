package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.schemas.Pseudonym;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that Redis refuses for a reason of their own: tried a few times, later each time, then set aside until the viewer is
 * written in full for another reason. They hold up nobody else. Safe for threads.
 */
final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final int ATTEMPTS = 3;
    private static final int MOST = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BiConsumer<Duration, Runnable> later;
    private final Consumer<Job> again;
    private final ProfileMetrics metrics;
    private final Map<String, Integer> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };
    private final AtomicInteger waiting = new AtomicInteger();

    Retries(BiConsumer<Duration, Runnable> later, Consumer<Job> again, ProfileMetrics metrics) {
        this.later = later;
        this.again = again;
        this.metrics = metrics;
    }

    void of(Job job, Throwable failure) {
        int attempts = attempts(job);
        if (attempts < ATTEMPTS && waiting.get() < MOST) {
            waiting.incrementAndGet();
            later.accept(PAUSE.multipliedBy(attempts), () -> {
                waiting.decrementAndGet();
                again.accept(job);
            });
        } else {
            forget(job);
            metrics.count(Event.STORE_SET_ASIDE);
            LOG.warn(
                    "A viewer's profile is set aside until it is written again: Redis refused it {} times ({}): {}",
                    attempts,
                    Pseudonym.of(job.userId()), // log files are kept when viewers are forgotten
                    RedisFault.cause(failure).getMessage());
        }
    }

    synchronized void forget(Job job) {
        failures.remove(job.userId());
    }

    /** Writes that wait to be tried again. */
    int size() {
        return waiting.get();
    }

    private synchronized int attempts(Job job) {
        return failures.merge(job.userId(), 1, Integer::sum);
    }
}
