package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import io.lettuce.core.api.sync.RedisServerCommands;

/** Everything in Redis is gone, while the connection stays. */
public record RedisFlush() implements Fault {

    @Override
    public String name() {
        return "redis-flush";
    }

    @Override
    public String sentence() {
        return "FLUSHALL in Redis";
    }

    @Override
    public void strike(Scene scene) {
        Victim.who(scene, name() + "-quiet", 6); // who rates no more: nothing but the healing brings them back
        scene.redis().ask(RedisServerCommands::flushall);
        scene.over();
    }
}
