package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.ProfileScript.Step;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One write on its way: its scripts one after the other, then the viewer's place in the list of viewers. */
record ProfileWrite(RedisAsyncCommands<String, byte[]> redis, Job job, Runnable onListLost) {

    /** What the last script answers; see {@link ProfileScript}. */
    static CompletionStage<Long> run(RedisAsyncCommands<String, byte[]> redis, Job job, Runnable onListLost) {
        var write = new ProfileWrite(redis, job, onListLost);
        List<Step> steps = job instanceof Save save ? ProfileScript.steps(save) : ProfileScript.steps((Erase) job);
        return write.from(0, steps)
                .thenCompose(answer -> answer == ProfileScript.WRITTEN
                        ? write.list().thenApply(done -> answer)
                        : CompletableFuture.completedFuture(answer));
    }

    private CompletionStage<Long> from(int index, List<Step> steps) {
        Step step = steps.get(index);
        CompletionStage<Long> answer = step.script().run(redis, step.keys(), step.arguments());
        return index == steps.size() - 1 ? answer : answer.thenCompose(staged -> from(index + 1, steps));
    }

    private CompletionStage<?> list() {
        return listed().exceptionallyCompose(failure -> {
            if (!RedisFault.isWrongType(failure)) {
                return CompletableFuture.failedFuture(failure);
            }
            return redis.del(RedisLayout.USERS_KEY).thenCompose(gone -> {
                onListLost.run();
                return listed();
            });
        });
    }

    private CompletionStage<Long> listed() {
        byte[] user = ProfileScript.bytes(job.userId());
        long newest = job instanceof Save save ? save.write().newestRatedAt() : 0;
        return newest > 0 ? redis.zadd(RedisLayout.USERS_KEY, newest, user) : redis.zrem(RedisLayout.USERS_KEY, user);
    }
}
