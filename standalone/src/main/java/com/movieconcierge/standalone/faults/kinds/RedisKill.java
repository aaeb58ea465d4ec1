package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;

/** kill -9 of redis-server: whoever started it has to start it again. */
public record RedisKill() implements Fault {

    @Override
    public String name() {
        return "redis-kill";
    }

    @Override
    public String sentence() {
        return "kill -9 of redis-server";
    }

    @Override
    public void strike(Scene scene) {
        scene.redis().process().destroyForcibly();
        scene.over();
    }
}
