package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;

/** Redis refuses every write for want of memory, for a while. */
public record RedisFull() implements Fault {
    private static final String LIMIT = "maxmemory";
    private static final Duration WHILE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "redis-full";
    }

    @Override
    public String sentence() {
        return "Redis out of memory for " + WHILE.toSeconds() + " s";
    }

    @Override
    public void strike(Scene scene) {
        scene.redis().ask(redis -> redis.configSet(LIMIT, "1"));
        try {
            scene.waitFor(WHILE);
        } finally {
            scene.redis().ask(redis -> redis.configSet(LIMIT, "0"));
        }
        scene.over();
    }
}
