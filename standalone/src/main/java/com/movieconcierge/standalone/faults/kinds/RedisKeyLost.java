package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;

/** The keys of two viewers are evicted; one of them rates again, and must not be offered what they have seen. */
public record RedisKeyLost() implements Fault {

    @Override
    public String name() {
        return "redis-key-lost";
    }

    @Override
    public String sentence() {
        return "the keys of two viewers are lost in Redis, and one of them rates again";
    }

    @Override
    public void strike(Scene scene) {
        Victim quiet = Victim.who(scene, name() + "-quiet", 6);
        Victim active = Victim.who(scene, name() + "-active", 6);
        scene.redis()
                .ask(redis -> redis.del(
                        RedisLayout.profileKey(quiet.userId()),
                        RedisLayout.seenKey(quiet.userId()),
                        RedisLayout.profileKey(active.userId()),
                        RedisLayout.seenKey(active.userId())));
        active.rates(1);
        scene.over();
    }
}
