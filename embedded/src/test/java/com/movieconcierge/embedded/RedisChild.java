package com.movieconcierge.embedded;

import java.nio.file.Path;

/** A JVM that starts Redis, says so, and waits to be killed. */
final class RedisChild {
    private RedisChild() {}

    public static void main(String[] args) throws Exception {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println(redis.pid());
        System.in.read();
    }
}
