package com.movieconcierge.profile.adapter.kafka.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.profile.FileBytes;
import com.movieconcierge.profile.adapter.kafka.StreamsSettings;
import com.movieconcierge.schemas.TopicSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files of a real store. */
class ForgetfulRocksDbTest {
    private static final String STORE = "kept";
    private static final String FORGOTTEN =
            "gone-viewer"; // begins otherwise than the others, as equal beginnings of keys are left out in files
    private static final String NEIGHBOUR = "viewer-04711";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong millis = new AtomicLong(1_000_000);

    @TempDir
    Path directory;

    @Test
    void whatIsDeletedLeavesTheFilesOfAStoreThatIsHardlyWrittenTo() {
        try (TopologyTestDriver driver = driver()) {
            fill(driver);
            write(driver, FORGOTTEN, value(FORGOTTEN));
            bringToDisk(driver);
            write(driver, FORGOTTEN, null);
            letItForget(driver);

            assertThat(filesThatName(NEIGHBOUR)).isNotEmpty();
            KeyValueStore<String, String> store = driver.getKeyValueStore(STORE);
            assertThat(store.get(NEIGHBOUR)).isEqualTo(value(NEIGHBOUR));
            assertThat(store.get(FORGOTTEN)).isNull();
        }
    }

    @Test
    void theFirstKeyOfAStoreIsForgottenToo() {
        try (TopologyTestDriver driver = driver()) {
            write(driver, FORGOTTEN, value(FORGOTTEN));
            write(driver, NEIGHBOUR, value(NEIGHBOUR));
            bringToDisk(driver);
            write(driver, FORGOTTEN, null);
            letItForget(driver);
            assertThat(filesThatName(NEIGHBOUR)).isNotEmpty();
        }
    }

    @Test
    void whoeverNeverCameToTheDiskIsNotNamedThereByBeingForgotten() {
        try (TopologyTestDriver driver = driver()) {
            write(driver, FORGOTTEN, value(FORGOTTEN));
            write(driver, FORGOTTEN, null);
            letItForget(driver);
        }
    }

    private void bringToDisk(TopologyTestDriver driver) {
        write(driver, "somebody", null);
        flushAfter(driver, Duration.ofSeconds(5));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(filesThatName(FORGOTTEN)).isNotEmpty());
        flushAfter(driver, Duration.ofMinutes(1));
    }

    /** As time goes by; between the flushes, files are merged in the background. */
    private void letItForget(TopologyTestDriver driver) {
        flushAfter(driver, Duration.ofMinutes(1));
        await().atMost(SOON)
                .until(() -> filesThatName(FORGOTTEN).stream()
                                .filter(ForgetfulRocksDbTest::isTable)
                                .count()
                        <= 1);
        flushAfter(driver, Duration.ofSeconds(10));
        await().atMost(SOON).until(() -> filesThatName(FORGOTTEN).stream().noneMatch(ForgetfulRocksDbTest::isTable));
        flushAfter(driver, Duration.ofSeconds(30));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(filesThatName(FORGOTTEN)).isEmpty());
    }

    private void flushAfter(TopologyTestDriver driver, Duration pause) {
        millis.addAndGet(pause.toMillis());
        ForgetfulRocksDb.flushDue(driver.getKeyValueStore(STORE));
    }

    private static void fill(TopologyTestDriver driver) {
        for (int i = 0; i < 10_000; i++) {
            String key = String.format("viewer-%05d", i);
            write(driver, key, value(key));
        }
    }

    private static String value(String key) {
        return "of " + key + " ".repeat(200);
    }

    private static void write(TopologyTestDriver driver, String key, String value) {
        driver.createInputTopic("input", new StringSerializer(), new StringSerializer())
                .pipeInput(key, value);
    }

    private TopologyTestDriver driver() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        ForgetfulRocksDb.named(STORE, millis::get), Serdes.String(), Serdes.String())
                .withCachingEnabled());
        builder.stream("input", Consumed.with(Serdes.String(), Serdes.String()).withName("input"))
                .process(Keeper::new, Named.as("keeper"), STORE);
        var settings = new StreamsSettings("app", directory.toString(), 1, 0, Duration.ofMillis(100), 1 << 20, 100)
                .toProperties(
                        Map.of("bootstrap.servers", "nowhere:1"), new TopicSettings((short) 1, Duration.ofHours(1)));
        return new TopologyTestDriver(builder.build(settings), settings);
    }

    private static boolean isTable(File file) {
        return file.getName().endsWith(".sst");
    }

    private List<File> filesThatName(String viewer) {
        List<File> found = new ArrayList<>();
        collect(directory.toFile(), viewer, found);
        return found;
    }

    /** Files come and go meanwhile. */
    private static void collect(File folder, String viewer, List<File> found) {
        for (File file : Objects.requireNonNullElse(folder.listFiles(), new File[0])) {
            if (file.isDirectory()) {
                collect(file, viewer, found);
            } else if (FileBytes.name(file.toPath(), viewer)) {
                found.add(file);
            }
        }
    }

    private static final class Keeper extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, String> store = context().getStateStore(STORE);
            store.put(record.key(), record.value());
        }
    }
}
