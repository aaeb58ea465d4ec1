package com.movieconcierge.recommend.adapter.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks those who write profiles for one that is missing, or not whole; who that is finds out for itself whether it has one.
 * Anybody can name viewers who are nobody: each name is asked for once in five seconds, and no more than a hundred in one.
 */
public final class ProfileRepairs {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 10_000;
    private static final int MOST_A_SECOND = 100;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisConnections link;
    private final Ticker ticker;
    private final Cache<String, Boolean> asked;
    private final Counter sent;
    private final Counter heldBack;
    private long second;
    private int thisSecond;

    public ProfileRepairs(RedisConnections link, Ticker ticker, MeterRegistry meters) {
        this.link = link;
        this.ticker = ticker;
        this.asked = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(PAUSE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.sent = counter(meters, "asked");
        this.heldBack = counter(meters, "held-back");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("concierge.profiles.repairs")
                .description("Profiles found missing or not whole; asked for, or held back beyond the rate")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Nobody waits for what comes of it; lost, it is asked again with the next read of the viewer. */
    void ask(String userId) {
        if (asked.asMap().putIfAbsent(userId, true) != null) {
            return;
        }
        if (!hasRoom()) {
            asked.invalidate(userId);
            heldBack.increment();
            return;
        }
        try {
            link.reads().async().publish(RedisLayout.REPAIRS_CHANNEL, userId.getBytes(StandardCharsets.UTF_8));
            sent.increment();
        } catch (RedisException e) {
            asked.invalidate(userId);
        }
    }

    private synchronized boolean hasRoom() {
        long now = ticker.read();
        if (now - second >= SECOND_NANOS) {
            second = now;
            thisSecond = 0;
        }
        return thisSecond++ < MOST_A_SECOND;
    }
}
