package com.movieconcierge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker killed, or frozen, in the middle of commits, again and again: its coordinator ends what was cut short, and nobody needs
 * to help it. {@code -Dbroker.kills=20} for a long run.
 */
class KilledBrokerIT {
    private static final int ROUNDS = Integer.getInteger("broker.kills", 3);
    private static final long NUMBERS_OF_A_ROUND = 1_000_000;
    private static final int MOST_COMMITS_OF_A_ROUND = 100;
    private static final Duration COMMITS_LIMIT = Duration.ofSeconds(120);
    /** Longer than a transaction of the writers may take. */
    private static final Duration FROZEN = Duration.ofSeconds(7);

    private static final Duration CAUGHT_UP_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final int port = FreePorts.any(1).get(0);
    private final Random moments = new Random(1);

    @Test
    void whatWasCommittedIsSeenInFullAndNothingIsSeenInPart() throws Exception {
        List<Long> committed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            committed.addAll(commitAndKill(round * NUMBERS_OF_A_ROUND, child -> {}));
        }
        assertSeenInFull(committed);
    }

    /** Its transactions have run out when it wakes; were it taken for dead meanwhile, its partitions would have no leader. */
    @Test
    void theSameHoldsWhereItWasFrozenInTheMiddleOfCommits() throws Exception {
        List<Long> committed = new ArrayList<>();
        for (int round = 0; round < (ROUNDS + 2) / 3; round++) {
            committed.addAll(commitAndKill(round * NUMBERS_OF_A_ROUND, KilledBrokerIT::freeze));
        }
        assertSeenInFull(committed);
    }

    private void assertSeenInFull(List<Long> committed) {
        Map<Long, Long> copies;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), port)) {
            copies = seen(broker).stream().collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        }
        assertThat(copies.keySet()).as("what was committed").containsAll(committed);
        long partitions = CommittingChild.partitions().size();
        assertThat(copies).as("copies of each number").allSatisfy((number, count) -> assertThat(count)
                .isEqualTo(partitions));
    }

    /** The numbers whose commit had returned when a JVM was killed that commits on; meanwhile something befalls it. */
    private List<Long> commitAndKill(long first, Consumer<Process> fault) throws IOException, InterruptedException {
        Path said = directory.resolve("said-" + first);
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingChild.class.getName(),
                        directory.resolve("kafka").toString(),
                        Integer.toString(port),
                        Long.toString(first))
                .redirectOutput(said.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try {
            awaitCommits(said, 1 + moments.nextInt(MOST_COMMITS_OF_A_ROUND));
            fault.accept(child);
            awaitCommits(said, committed(said).size() + 1 + moments.nextInt(MOST_COMMITS_OF_A_ROUND));
        } finally {
            child.destroyForcibly().waitFor();
        }
        return committed(said);
    }

    private static void awaitCommits(Path said, int count) {
        await().atMost(COMMITS_LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> committed(said).size() >= count);
    }

    private static void freeze(Process process) {
        String pid = Long.toString(process.pid());
        String seconds = Long.toString(FROZEN.toSeconds());
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP " + pid + " && sleep " + seconds + " && kill -CONT " + pid)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> committed(Path said) throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> line.endsWith(CommittingChild.COMMITTED))
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .toList();
    }

    /** All that a reader of committed data sees, which gets to the very end of each partition. */
    private static List<Long> seen(EmbeddedBroker broker) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "max.poll.records",
                100_000);
        List<Long> numbers = new ArrayList<>();
        try (var reader = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            reader.assign(CommittingChild.partitions());
            reader.seekToBeginning(reader.assignment());
            await().atMost(CAUGHT_UP_LIMIT).untilAsserted(() -> {
                reader.poll(Duration.ofSeconds(1)).forEach(record -> numbers.add(Long.parseLong(record.value())));
                assertThat(ends(admin)).allSatisfy((partition, end) -> assertThat(reader.position(partition))
                        .isEqualTo(end));
            });
        }
        return numbers;
    }

    /** Behind the last record of each partition, committed or not. */
    private static Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = CommittingChild.partitions().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
