package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static com.movieconcierge.testkit.TypedRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Rating;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What only a real broker lets through, or only a real broker refuses: the stream goes on. */
class PoisonIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RealParts PARTS = RealParts.get();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext service;
    private static TypedRecords records;
    private static RedisClient client;
    private static StatefulRedisConnection<String, String> redis;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void start() {
        client = RedisClient.create(PARTS.redisUri());
        redis = client.connect();
        records = PARTS.records();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        PARTS.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        20_000_000,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd"),
                new StringSerializer(),
                new ByteArraySerializer());
        // On the topics before the service starts: the stores of films and personas are filled from there.
        send(untimed(Topics.MOVIE_DNA.name(), unique("film"), new byte[] {1}));
        send(untimed(Topics.PERSONAS.name(), unique("persona"), new byte[] {1}));
        service = RunningService.onSharedParts(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        producer.close();
        client.shutdown();
        records.close();
    }

    @Test
    void aRecordWithoutATimeIsADeadLetter() {
        String user = unique("viewer");
        Rating rating = Samples.rating(user, "a", 5.0, 1);
        byte[] value = PARTS.<Rating>serde().serializer().serialize(Topics.RATINGS.name(), rating);
        send(untimed(Topics.RATINGS.name(), user, value));

        assertGoesOn(user);
        ConsumerRecord<String, byte[]> letter = letter(Topics.RATINGS.deadLetters(), user);
        assertThat(header(letter.headers(), DeadLetter.REASON)).contains("the record has no timestamp");
    }

    @Test
    void globalStoresTakeRecordsWithoutATimeToo() {
        String film = unique("film");
        send(untimed(Topics.MOVIE_DNA.name(), film, new byte[] {1}));
        send(untimed(Topics.PERSONAS.name(), unique("persona"), new byte[] {1}));

        assertThat(letter(Topics.MOVIE_DNA.deadLetters(), film)).isNotNull();
        records.send(Topics.MOVIE_DNA, film, Samples.dna(film, "1"));
        String user = unique("viewer");
        assertGoesOn(user);
    }

    @Test
    void aRecordLargerThanTheBrokersLimitIsCutToALetter() {
        String user = unique("viewer");
        send(new ProducerRecord<>(Topics.RATINGS.name(), user, new byte[5_000_000]));

        assertGoesOn(user);
        ConsumerRecord<String, byte[]> letter = letter(Topics.RATINGS.deadLetters(), user);
        assertThat(letter.value()).hasSize(700_000);
        assertThat(header(letter.headers(), DeadLetter.CUT)).startsWith("value 5000000 bytes, sha-256 ");
    }

    @Test
    void aRecordOfJustTheAllowedSizeWithManyHeadersIsCutToo() {
        String user = unique("viewer");
        var poison = new ProducerRecord<>(Topics.RATINGS.name(), user, new byte[1_048_250]);
        for (int i = 0; i < 1_000; i++) {
            poison.headers().add("header-" + i, new byte[1_000]);
        }
        send(poison);

        assertGoesOn(user);
        assertThat(header(letter(Topics.RATINGS.deadLetters(), user).headers(), DeadLetter.CUT))
                .contains("968 of 1000 headers");
    }

    @Test
    void aStrayTooLargeToBeWrittenAgainIsADeadLetter() {
        String user = unique("viewer");
        Rating rating = Samples.rating(user, "a", 5.0, 1);
        byte[] value = PARTS.<Rating>serde().serializer().serialize(Topics.RATINGS.name(), rating);
        for (int partition = 0; partition < Topics.RATINGS.partitions(); partition++) {
            var stray = new ProducerRecord<>(Topics.RATINGS.name(), partition, user, value);
            stray.headers().add("large", new byte[1_500_000]);
            send(stray);
        }

        assertGoesOn(user);
        assertThat(header(letter(Topics.RATINGS.deadLetters(), user).headers(), DeadLetter.REASON))
                .contains("bytes are too many to be written again");
    }

    private static void assertGoesOn(String user) {
        long offset = records.send(Topics.RATINGS, user, Samples.rating(user, "b", 4.0, 2))
                .offset();
        await().atMost(LIMIT).until(() -> {
            String applied = redis.sync().hget(RedisLayout.profileKey(user), RedisLayout.PROFILE_OFFSET);
            return applied != null && Long.parseLong(applied) >= offset;
        });
    }

    private static ConsumerRecord<String, byte[]> letter(String topic, String key) {
        List<ConsumerRecord<String, byte[]>> read =
                records.readBytesUntil(topic, LIMIT, record -> key.equals(record.key()));
        return read.get(read.size() - 1);
    }

    /** The broker takes -1 for no time at all; the producer's own check is in the constructor. */
    private static ProducerRecord<String, byte[]> untimed(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key, value) {
            @Override
            public Long timestamp() {
                return -1L;
            }
        };
    }

    private static void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("cannot write to " + message.topic(), e);
        }
    }
}
