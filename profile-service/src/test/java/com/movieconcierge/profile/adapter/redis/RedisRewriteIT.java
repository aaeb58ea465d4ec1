package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedRedis;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.profile.FileBytes;
import com.movieconcierge.profile.adapter.redis.RedisRewrite.Progress;
import com.movieconcierge.profile.audit.CopiesUnavailableException;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisRewriteIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ANN = "ann-4711";

    @TempDir
    Path directory;

    private EmbeddedRedis redis;
    private RedisClient client;
    private RedisCommands<String, String> commands;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(directory, FreePorts.any(1).get(0));
        client = RedisClient.create(redis.uri());
        commands = client.connect().sync();
        commands.hset(RedisLayout.profileKey(ANN), "value", "of " + ANN);
        commands.zadd(RedisLayout.USERS_KEY, 1, ANN);
        commands.hset(RedisLayout.profileKey("bob"), "value", "of bob");
    }

    @AfterEach
    void stop() {
        client.shutdown();
        redis.close();
    }

    @Test
    void whoIsDeletedIsInNoFileOnceTheRewriteIsDone() throws IOException {
        forgetAnn();
        await().atMost(LIMIT).until(() -> !filesThatName(ANN).isEmpty());
        var rewrite = new RedisRewrite(redis.uri());
        await().atMost(LIMIT).until(() -> rewrite.look() == Progress.DONE);
        assertThat(filesThatName(ANN)).isEmpty();
        assertThat(filesThatName("bob")).isNotEmpty();
    }

    @Test
    void aDumpThatIsMadeOnScheduleIsMadeAnewToo() throws IOException {
        commands.configSet("save", "3600 1");
        commands.bgsave();
        await().atMost(LIMIT).until(() -> filesThatName(ANN).stream().anyMatch(file -> file.endsWith("dump.rdb")));
        forgetAnn();
        var rewrite = new RedisRewrite(redis.uri());
        await().atMost(LIMIT).until(() -> rewrite.look() == Progress.DONE);
        assertThat(filesThatName(ANN)).isEmpty();
    }

    @Test
    void aRedisThatDoesNotTakeTheCommandSaysSoOnce() {
        commands.aclSetuser(
                "tenant",
                AclSetuserArgs.Builder.on().nopass().allKeys().allCommands().removeCommand(CommandType.BGREWRITEAOF));
        var rewrite = new RedisRewrite(redis.uri().replace("redis://", "redis://tenant:any@"));
        assertThat(rewrite.look()).isEqualTo(Progress.REFUSED);
        assertThat(rewrite.look()).isEqualTo(Progress.REFUSED);
    }

    @Test
    void aRedisThatIsAwayIsNoneThatRefuses() {
        var rewrite = new RedisRewrite("redis://127.0.0.1:" + FreePorts.any(1).get(0));
        assertThatThrownBy(rewrite::look).isInstanceOf(CopiesUnavailableException.class);
    }

    @Test
    void whereRedisNamesViewersIsFoundUnderEveryKey() {
        commands.hset(RedisLayout.stagedKey(ANN, 3), Map.of("film", "5.0;1"));
        var traces = new RedisViewerTraces(redis.uri());
        assertThat(traces.of(List.of(ANN, "nobody")))
                .containsOnlyKeys(ANN)
                .containsValue(new TreeSet<>(
                        List.of(RedisLayout.profileKey(ANN), RedisLayout.stagedKey(ANN, 3), RedisLayout.USERS_KEY)));
        forgetAnn();
        commands.del(RedisLayout.stagedKey(ANN, 3));
        assertThat(traces.of(List.of(ANN))).isEmpty();
    }

    private void forgetAnn() {
        commands.del(RedisLayout.profileKey(ANN));
        commands.zrem(RedisLayout.USERS_KEY, ANN);
    }

    private List<Path> filesThatName(String viewer) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FileBytes.name(file, viewer))
                    .toList();
        }
    }
}
