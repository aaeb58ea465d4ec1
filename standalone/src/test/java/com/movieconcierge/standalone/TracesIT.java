package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import com.movieconcierge.standalone.traces.TraceScan;
import com.movieconcierge.standalone.traces.Traces;
import com.movieconcierge.standalone.traces.Traces.Kind;
import com.movieconcierge.standalone.traces.Traces.Trace;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge traces} on the real product: an id is planted in each kind of place, beside others that are much like it. */
class TracesIT {
    private static final String VIEWER = "planted-ann";
    private static final List<String> ALIKE =
            List.of("planted-anna", "planted-ann-2", "implanted-ann", "x-planted-ann");
    private static final List<String> ALL = List.of(VIEWER, ALIKE.get(0), ALIKE.get(1), ALIKE.get(2), ALIKE.get(3));

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void idIsFoundWhereverItIsPlantedAndThoseThatAreAlikeAreNotTakenForIt() throws Exception {
        Path data = directory.resolve("data");
        var options = new Product.Options(data, Ports::anywhere, Product.NO_WORLD);
        try (Product product = Product.start(options, sentence -> {})) {
            Instance instance = product.instance();
            assertThat(lookFor(data, VIEWER).areNone()).isTrue();
            instance.ingest()
                    .put(
                            "/v1/movies/heat",
                            JsonMapper.shared().createObjectNode().put("title", "Heat"));
            ALL.forEach(viewer -> rate(instance, viewer));
            plantInTopics(instance);
            plantInRedis(instance);
            plantInFiles(data);
            await().atMost(LIMIT).until(() -> Backlog.isGone(instance));
            foundWhileItRuns(lookFor(data, ALL.toArray(String[]::new)));
        }
        foundWhenItIsStopped(lookFor(data, ALL.toArray(String[]::new)));
    }

    private static void foundWhileItRuns(Traces traces) {
        for (String viewer : ALL) {
            List<Trace> found = traces.of(viewer);
            // Key, value, header, two in an aborted transaction: no more, so nobody is taken for anybody else.
            assertThat(count(found, Kind.TOPIC, "places")).as(viewer).isEqualTo(5);
            assertThat(count(found, Kind.TOPIC, "__consumer_offsets"))
                    .as(viewer)
                    .isPositive();
            assertThat(count(found, Kind.TOPIC, "__transaction_state"))
                    .as(viewer)
                    .isPositive();
            assertThat(count(found, Kind.TOPIC, "ratings")).as(viewer).isEqualTo(2);
            assertThat(found)
                    .as(viewer)
                    .anyMatch(trace -> trace.place().endsWith("-ratings-by-viewer-changelog"))
                    .anyMatch(trace -> trace.place().endsWith("-viewers-by-film-changelog"));
            for (String type : List.of("string", "hash", "set", "zset", "list", "stream")) {
                assertThat(count(found, Kind.REDIS, "places:" + type))
                        .as(viewer + " " + type)
                        .isEqualTo(1);
            }
            assertThat(count(found, Kind.REDIS, "places:{" + viewer + "}:key"))
                    .as(viewer)
                    .isEqualTo(1);
            assertThat(count(found, Kind.FILE, "imports/places.jsonl"))
                    .as(viewer)
                    .isEqualTo(1);
            assertThat(count(found, Kind.FILE, "imports/of " + viewer + ".part"))
                    .as(viewer)
                    .isEqualTo(1);
            // Seven of those above, and the profile: unpacked, so each is seen.
            assertThat(found.stream()
                            .filter(trace -> trace.place().endsWith(".base.rdb"))
                            .mapToLong(Trace::count)
                            .sum())
                    .as(viewer)
                    .isGreaterThanOrEqualTo(8);
        }
        assertThat(traces.unread()).isEmpty();
        assertThat(traces.looked().topics()).isGreaterThan(20);
    }

    private static void foundWhenItIsStopped(Traces traces) {
        assertThat(traces.looked().topics()).isZero();
        for (String viewer : ALL) {
            assertThat(traces.of(viewer))
                    .as(viewer)
                    .allMatch(trace -> trace.kind() == Kind.FILE)
                    .anyMatch(trace -> trace.place().matches("kafka/ratings-\\d/0{20}\\.log"))
                    .anyMatch(trace -> trace.place().matches("kafka/places-0/0{20}\\.log") && trace.count() == 5)
                    .anyMatch(trace -> trace.place().matches("streams/.*/viewers-by-film/\\d+\\.sst"))
                    .anyMatch(trace -> trace.place().matches("streams/.*/ratings-by-viewer/\\d+\\.sst"));
        }
    }

    private static Traces lookFor(Path data, String... viewers) {
        return TraceScan.of(data).lookFor(List.of(viewers), Stages.UNSEEN);
    }

    private static long count(List<Trace> found, Kind kind, String place) {
        return found.stream()
                .filter(trace -> trace.kind() == kind && trace.place().equals(place))
                .mapToLong(Trace::count)
                .sum();
    }

    private static void rate(Instance instance, String viewer) {
        instance.ingest()
                .post(
                        "/v1/ratings",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("userId", viewer)
                                .put("movieId", "heat")
                                .put("rating", 4.5));
    }

    private static void plantInTopics(Instance instance) throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", instance.bootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic("places", 1, (short) 1)))
                    .all()
                    .get();
            for (String viewer : ALL) {
                admin.alterConsumerGroupOffsets(
                                "group of " + viewer, Map.of(new TopicPartition("places", 0), new OffsetAndMetadata(0)))
                        .all()
                        .get();
            }
        }
        for (String viewer : ALL) {
            try (Producer<String, String> plain =
                    producer(broker, Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"))) {
                var record = new ProducerRecord<>("places", viewer, "{\"userId\":\"" + viewer + "\"}");
                record.headers().add("dlq.reason", (viewer + " is not known").getBytes(StandardCharsets.UTF_8));
                plain.send(record);
            }
            try (Producer<String, String> given =
                    producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "work of " + viewer))) {
                given.initTransactions();
                given.beginTransaction();
                given.send(new ProducerRecord<>("places", viewer + "|heat", "heat|" + viewer));
                given.flush();
                given.abortTransaction();
            }
        }
    }

    private static Producer<String, String> producer(Map<String, Object> broker, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void plantInRedis(Instance instance) {
        RedisClient client = RedisClient.create(instance.redisUri());
        try (var connection = client.connect()) {
            var redis = connection.sync();
            redis.set("places:string", String.join(" ", ALL));
            for (String viewer : ALL) {
                redis.set("places:{" + viewer + "}:key", "of somebody");
                redis.hset("places:hash", viewer, "field");
                redis.sadd("places:set", viewer);
                redis.zadd("places:zset", 1, viewer);
                redis.rpush("places:list", viewer);
                redis.xadd("places:stream", Map.of("by", viewer));
            }
            redis.bgrewriteaof();
            await().atMost(LIMIT).until(() -> redis.info("persistence").contains("aof_rewrite_in_progress:0"));
        } finally {
            client.shutdown();
        }
    }

    private static void plantInFiles(Path data) throws IOException {
        Path imports = Files.createDirectories(data.resolve("imports"));
        Files.writeString(
                imports.resolve("places.jsonl"), "{\"user\": \"" + String.join("\"}\n{\"user\": \"", ALL) + "\"}\n");
        for (String viewer : ALL) {
            Files.createFile(imports.resolve("of " + viewer + ".part"));
        }
    }
}
