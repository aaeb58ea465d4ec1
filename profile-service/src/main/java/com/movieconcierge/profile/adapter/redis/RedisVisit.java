package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.audit.CopiesUnavailableException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.function.Function;

/** A few questions over a connection of their own, for those who seldom have any. */
final class RedisVisit {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private RedisVisit() {}

    /**
     * Asks, and closes the connection.
     *
     * @param uri e.g. {@code redis://localhost:6379}
     * @throws CopiesUnavailableException when Redis does not answer within 5 s, or answers with an error that is not caught
     */
    static <T> T ask(String uri, Function<RedisCommands<String, String>, T> questions) {
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return questions.apply(connection.sync());
        } catch (RedisException e) {
            throw new CopiesUnavailableException("Redis does not answer at " + uri, e);
        } finally {
            client.shutdown();
        }
    }
}
