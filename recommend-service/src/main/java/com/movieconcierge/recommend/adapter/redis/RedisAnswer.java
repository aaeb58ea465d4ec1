package com.movieconcierge.recommend.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a command is answered with, in time or not at all. */
final class RedisAnswer {
    /** A key holds something else than it should: only whoever's key that is is concerned. */
    static final class WrongTypeException extends RedisException {
        private static final long serialVersionUID = 1L;

        WrongTypeException(Throwable cause) {
            super(cause);
        }
    }

    private RedisAnswer() {}

    /** @throws RedisException when there is none, or an error */
    @SuppressWarnings("NullAway") // HGET and the like complete with null for a missing key
    static <T> T of(RedisFuture<T> future, Duration timeout) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException said
                    && String.valueOf(said.getMessage()).startsWith("WRONGTYPE")) {
                throw new WrongTypeException(said);
            }
            throw new RedisException("no response from Redis: " + e, e);
        } catch (TimeoutException e) {
            throw new RedisException("no response from Redis: " + e, e);
        }
    }

    /** As {@link #of}; what {@code instead} says for a key that holds something else than it should. */
    static <T> T orInstead(RedisFuture<T> future, Duration timeout, Supplier<T> instead) {
        try {
            return of(future, timeout);
        } catch (WrongTypeException e) {
            return instead.get();
        }
    }
}
