package com.movieconcierge.benchmarks;

import com.movieconcierge.embedded.EmbeddedBroker;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.profile.adapter.kafka.forgetting.PartitionRewrite;
import com.movieconcierge.profile.adapter.kafka.forgetting.RewriteWatch;
import com.movieconcierge.profile.adapter.kafka.forgetting.Rewritten;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What it takes to take one viewer in a thousand out of a partition: records as large as ratings, on a broker of its own in a folder that
 * must be empty, read by no stream.
 */
public final class RewriteRun {
    private static final TopicPartition PARTITION = new TopicPartition("rewritten", 0);
    private static final int VIEWERS = 1_000;
    /** Of a rating in Avro, with its event's id, film, time and source. */
    private static final int VALUE_BYTES = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RewriteRun() {}

    /** @param words an empty folder, and how many records */
    public static void main(String[] words) throws Exception {
        Arguments arguments = Arguments.of(words, 1, "usage: RewriteRun EMPTY_FOLDER [RECORDS]");
        int records = arguments.number(1, 200_000);
        int port = FreePorts.any(1).get(0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments.text(0)), port)) {
            var clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()));
            try (Admin admin = KafkaClients.openAdmin(clients.admin("rewrite-run", PATIENCE, PATIENCE))) {
                admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                        .all()
                        .get();
                long bytes = write(clients, records);
                // The first one finds nothing: it warms up, and is the cost of looking.
                report("looked through", records, bytes, rewrite(admin, clients, VIEWERS));
                report("rewritten", records, bytes, rewrite(admin, clients, 7));
                report("and once more", records, bytes, rewrite(admin, clients, 8));
            }
        }
    }

    private static long write(KafkaClients clients, int records) {
        var random = new SplittableRandom(1);
        long bytes = 0;
        try (Producer<byte[], byte[]> producer = KafkaClients.openProducer(clients.batching("rewrite-run"))) {
            for (int i = 0; i < records; i++) {
                byte[] key = key(i % VIEWERS);
                byte[] value = new byte[VALUE_BYTES];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>(PARTITION.topic(), 0, key, value));
                bytes += key.length + value.length;
            }
        }
        return bytes;
    }

    private static long rewrite(Admin admin, KafkaClients clients, int viewer) {
        byte[] key = key(viewer);
        long started = System.nanoTime();
        Rewritten rewritten = new PartitionRewrite(admin, clients, "rewrite-run", PATIENCE, RewriteWatch.NONE)
                .rewrite(PARTITION, record -> Arrays.equals(record.key(), key), Optional.empty());
        System.out.println(rewritten);
        return System.nanoTime() - started;
    }

    private static void report(String what, int records, long bytes, long nanos) {
        double seconds = nanos / 1e9;
        System.out.printf(
                "%s: %d records in %.1f s, %.0f records/s, %.1f MB/s%n",
                what, records, seconds, records / seconds, bytes / 1e6 / seconds);
    }

    private static byte[] key(int viewer) {
        return ("viewer-" + viewer).getBytes(StandardCharsets.UTF_8);
    }
}
