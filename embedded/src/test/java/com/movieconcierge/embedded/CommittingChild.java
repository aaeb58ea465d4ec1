package com.movieconcierge.embedded;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM with a broker and writers that commit one transaction after the other, each a number written to every partition of two
 * topics. It says each number once its commit has returned, and waits to be killed.
 */
final class CommittingChild {
    static final List<String> TOPICS = List.of("left", "right");
    /** As many as take the markers of a commit a while. */
    static final int PARTITIONS = 30;
    /** Ends each line: a number that is cut by the kill has none. */
    static final String COMMITTED = " committed";

    private static final int WRITERS = 8;
    private static final int TIMEOUT_MILLIS = 5_000;

    private CommittingChild() {}

    static List<TopicPartition> partitions() {
        return TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(part -> new TopicPartition(topic, part)))
                .toList();
    }

    /** @param args the broker's data directory, its port, the first number to write */
    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
        createTopics(broker.bootstrapServers());
        AtomicLong numbers = new AtomicLong(Long.parseLong(args[2]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int writer = 0; writer < WRITERS; writer++) {
            String id = "writer-" + writer;
            new Thread(() -> commitForEver(broker.bootstrapServers(), id, numbers, out), id).start();
        }
    }

    private static void createTopics(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (String topic : TOPICS) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }

    /** A writer that was turned away, e.g. because it was frozen for longer than its transaction may take, starts anew. */
    private static void commitForEver(String bootstrapServers, String id, AtomicLong numbers, PrintStream out) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                id,
                "transaction.timeout.ms",
                TIMEOUT_MILLIS);
        while (true) {
            try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                while (true) {
                    commit(producer, Long.toString(numbers.getAndIncrement()), out);
                }
            } catch (KafkaException e) {
                out.println(id + " starts anew: " + e);
            }
        }
    }

    private static void commit(KafkaProducer<String, String> producer, String number, PrintStream out) {
        producer.beginTransaction();
        partitions()
                .forEach(each -> producer.send(new ProducerRecord<>(each.topic(), each.partition(), "number", number)));
        producer.commitTransaction();
        out.println(number + COMMITTED);
    }
}
