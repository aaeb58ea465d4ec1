package com.movieconcierge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The same contracts on the broker and the Redis that compose runs; where there is no Docker engine this says so and skips. */
class ContainersIT {
    private static final String KAFKA_IMAGE = System.getProperty("kafka.image", "apache/kafka:4.3.1");
    private static final String REDIS_IMAGE = System.getProperty("redis.image", "redis:7.4");
    private static final int REDIS_PORT = 6379;

    @BeforeEach
    void needsDocker() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine: the container variant is skipped, the embedded parts are tested instead");
    }

    @Test
    void topicsAreCreatedOnTheBrokerOfTheImage() throws Exception {
        try (var kafka =
                new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE).asCompatibleSubstituteFor("apache/kafka"))) {
            kafka.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBootstrapServers()))) {
                TopicAdmin.createMissing(admin, new TopicSettings((short) 1, Duration.ofHours(1)), 30_000);
                assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                        .containsAll(
                                Topics.all().stream().map(topic -> topic.name()).toList());
            }
        }
    }

    @Test
    void redisOfTheImageAnswers() {
        try (var redis = new GenericContainer<>(DockerImageName.parse(REDIS_IMAGE)).withExposedPorts(REDIS_PORT)) {
            redis.start();
            String uri = "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
            try (RedisClient client = RedisClient.create(uri);
                    var connection = client.connect()) {
                assertThat(connection.sync().ping()).isEqualTo("PONG");
            }
        }
    }
}
