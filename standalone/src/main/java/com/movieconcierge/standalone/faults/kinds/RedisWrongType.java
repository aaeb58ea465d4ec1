package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A string where a profile's hash should be: one viewer's trouble, and nobody else's. */
public record RedisWrongType() implements Fault {
    private static final Duration WHILE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "redis-wrong-type";
    }

    @Override
    public String sentence() {
        return "a string under the key of a viewer's profile in Redis, and the viewer rates on";
    }

    @Override
    public void strike(Scene scene) {
        Victim victim = Victim.who(scene, name() + "-victim", 4);
        String key = RedisLayout.profileKey(victim.userId());
        scene.redis().ask(redis -> {
            redis.del(key);
            return redis.set(key, "somebody else's".getBytes(StandardCharsets.UTF_8));
        });
        scene.over();
        victim.rates(2);
        scene.waitFor(WHILE);
        victim.rates(1);
    }
}
