package com.movieconcierge.profile.adapter.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A Lua script that answers a number. Sent by its digest, and in full only to a Redis that does not know it yet. */
record Script(String text, String digest) {

    static Script of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    CompletionStage<Long> run(RedisAsyncCommands<String, byte[]> redis, String[] keys, byte[][] arguments) {
        return redis.<Long>evalsha(digest, ScriptOutputType.INTEGER, keys, arguments)
                .exceptionallyCompose(failure -> RedisFault.cause(failure) instanceof RedisNoScriptException
                        ? redis.eval(text, ScriptOutputType.INTEGER, keys, arguments)
                        : CompletableFuture.failedFuture(failure));
    }
}
