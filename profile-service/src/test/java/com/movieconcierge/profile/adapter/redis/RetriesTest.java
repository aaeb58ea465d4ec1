package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import io.lettuce.core.RedisCommandExecutionException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Throwable ODD = new RedisCommandExecutionException("ERR value is not an integer");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Job> again = new ArrayList<>();
    private final Retries retries =
            new Retries((delay, task) -> later.add(task), again::add, new MicrometerProfileMetrics(meters));

    @Test
    void aWriteThatRedisRefusesIsTriedAFewTimesAndThenSetAside() {
        Job job = new Erase("ann", 1, 1, 1);
        for (int attempt = 1; attempt <= 2; attempt++) {
            retries.of(job, ODD);
            assertThat(retries.size()).isEqualTo(1);
            later.remove(0).run();
            assertThat(again).hasSize(attempt);
        }
        retries.of(job, ODD);
        assertThat(later).isEmpty();
        assertThat(retries.size()).isZero();
        assertThat(meters.counter("concierge.profile.store.aside").count()).isEqualTo(1);
    }

    @Test
    void onlyAnswersThatConcernAllAreTakenForATroubleOfRedis() {
        assertThat(RedisFault.ofAll(ODD)).isEmpty();
        assertThat(RedisFault.ofAll(new RedisCommandExecutionException(
                        "WRONGTYPE Operation against a key holding the wrong kind of value")))
                .isEmpty();
        assertThat(RedisFault.ofAll(new CompletionException(new RedisCommandExecutionException(
                        "ERR Error running script (call to f_1): @user_script:1: -OOM command not allowed when used"
                                + " memory > 'maxmemory'."))))
                .hasValueSatisfying(said -> assertThat(said).contains("raise maxmemory"));
        assertThat(RedisFault.ofAll(new IOException("Connection reset")))
                .hasValueSatisfying(said -> assertThat(said).contains("does not answer (Connection reset)"));
    }
}
