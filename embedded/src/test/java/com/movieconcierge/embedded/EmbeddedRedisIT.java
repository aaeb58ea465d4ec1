package com.movieconcierge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.api.sync.RedisCommands;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    @Test
    void dataSurvivesARestart() throws Exception {
        int port = FreePorts.any(1).get(0);
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, port)) {
            assertThat(ask(port, commands -> commands.set("film", "inception-2010")))
                    .isEqualTo("OK");
            assertThat(redis.uri()).isEqualTo("redis://127.0.0.1:" + port);
        }
        assertThat(FreePorts.isFree(port)).isTrue();
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, port)) {
            assertThat(ask(redis.port(), commands -> commands.get("film"))).isEqualTo("inception-2010");
        }
    }

    @Test
    void orphanOfAKilledJvmIsStoppedAndItsDataKept() throws Exception {
        int port = FreePorts.any(1).get(0);
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedisChild.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle orphan;
        try (BufferedReader out = child.inputReader()) {
            orphan = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            ask(port, commands -> commands.set("film", "heat-1995"));
            child.destroyForcibly().waitFor();
        }
        assertThat(orphan.isAlive()).as("a killed JVM leaves its Redis").isTrue();

        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, port)) {
            orphan.onExit().get(10, TimeUnit.SECONDS);
            assertThat(redis.pid()).isNotEqualTo(orphan.pid());
            assertThat(ask(port, commands -> commands.get("film"))).isEqualTo("heat-1995");
        }
    }

    @Test
    void processThatTookTheNotedIdIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            Path version = Files.createDirectories(directory.resolve("v7.0"));
            RedisOrphan.note(version, innocent.pid(), FreePorts.any(1).get(0));
            EmbeddedRedis.stopOrphan(directory);
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void carriedBinaryIsUnpackedAndRuns() throws Exception {
        var carried = new RedisBinary(RedisBinary.unpack(directory.resolve("bin")), "6.2");
        int port = FreePorts.any(1).get(0);
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, port, carried)) {
            assertThat(ask(redis.port(), commands -> commands.info("server"))).contains("redis_version:6.2");
        }
    }

    @Test
    void portOfSomebodyElseIsNamedInTheRefusal() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.start(directory, other.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("port " + other.getLocalPort());
        }
    }

    private static String ask(int port, Function<RedisCommands<String, String>, String> question) {
        try (LocalRedis redis = new LocalRedis(port, ANSWER_LIMIT)) {
            return redis.ask(question);
        }
    }
}
