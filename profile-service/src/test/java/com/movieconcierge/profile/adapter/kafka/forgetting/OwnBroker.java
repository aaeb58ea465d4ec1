package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedBroker;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A broker whose files tests look at. */
final class OwnBroker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port = FreePorts.any(1).get(0);
    final KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    final Admin admin;
    private EmbeddedBroker broker;

    OwnBroker(Path directory) {
        this.directory = directory;
        broker = EmbeddedBroker.start(directory, port);
        admin = KafkaClients.openAdmin(clients.admin("test", Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    void restart() {
        broker.close();
        broker = EmbeddedBroker.start(directory, port);
    }

    void create(String topic, int partitions, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                .all()
                .get();
        // Known to the clients' metadata, not only to the controller.
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> admin.describeTopics(List.of(topic))
                                .allTopicNames()
                                .get()
                                .get(topic)
                                .partitions()
                                .size()
                        == partitions);
    }

    /** Not compressed, so that what is written can be found in the files. */
    Producer<byte[], byte[]> producer() {
        return KafkaClients.openProducer(clients.durable("test"));
    }

    Producer<byte[], byte[]> transactional(String id) {
        Map<String, Object> settings = new HashMap<>(clients.durable(id));
        settings.put("transactional.id", id);
        Producer<byte[], byte[]> producer = KafkaClients.openProducer(settings);
        producer.initTransactions();
        return producer;
    }

    /** One record for each, in this order. */
    void write(TopicPartition to, List<String> keys) {
        try (Producer<byte[], byte[]> producer = producer()) {
            keys.forEach(key -> producer.send(record(to, key)));
        }
    }

    static ProducerRecord<byte[], byte[]> record(TopicPartition to, String key) {
        return new ProducerRecord<>(to.topic(), to.partition(), bytes(key), bytes("rated by " + key));
    }

    /** What readers of committed records find. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var reader = new LogReader(() -> KafkaClients.openConsumer(clients.reader("test")), topic)) {
            reader.toEnd(found::add);
        }
        return found;
    }

    List<Path> segments(TopicPartition of) throws IOException {
        return files(of).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .toList();
    }

    /** Whether the bytes of a text are in any file of a partition. */
    boolean hasBytes(TopicPartition of, String text) throws IOException {
        for (Path file : files(of)) {
            try {
                // Each byte is a character of its own.
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains(text)) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                // It is just being deleted; nothing that comes later has what it had.
                continue;
            }
        }
        return false;
    }

    private List<Path> files(TopicPartition of) throws IOException {
        try (var files = Files.list(directory.resolve(of.toString()))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
