package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Who owns which task, as Redis has it. Each viewer's profile names its owner too; this is for what has no profile any more,
 * because the viewer was erased while somebody was frozen.
 *
 * @param open the tasks of this process
 * @param closed tasks that it has given away, and whose writes may still wait
 */
record Claims(List<TaskWriter> open, List<TaskWriter> closed) {

    /** Learns who has been taken over by another process, and writes down what this one has taken over. */
    CompletionStage<Void> look(RedisAsyncCommands<String, byte[]> redis) {
        List<TaskWriter> asked = Stream.concat(open.stream(), closed.stream()).toList();
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return redis.hmget(
                        RedisLayout.CLAIMS_KEY,
                        asked.stream().map(TaskWriter::task).toArray(String[]::new))
                .thenApply(found -> newer(asked, found))
                .exceptionallyCompose(failure -> RedisFault.isWrongType(failure)
                        ? redis.del(RedisLayout.CLAIMS_KEY).thenApply(gone -> Map.of())
                        : CompletableFuture.failedFuture(failure))
                .thenCompose(newer -> newer.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : redis.hset(RedisLayout.CLAIMS_KEY, newer).thenAccept(set -> {}));
    }

    private Map<String, byte[]> newer(List<TaskWriter> asked, List<KeyValue<String, byte[]>> found) {
        Map<String, byte[]> newer = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            TaskWriter writer = asked.get(i);
            long holder = number(found.get(i));
            if (holder > writer.owner()) {
                writer.refused(holder);
            } else if (holder < writer.owner() && open.contains(writer)) {
                newer.put(writer.task(), ProfileScript.bytes(Long.toString(writer.owner())));
            }
        }
        return newer;
    }

    private static long number(KeyValue<String, byte[]> claim) {
        try {
            return claim.hasValue() ? Long.parseLong(new String(claim.getValue(), StandardCharsets.UTF_8)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
