package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.domain.flow.SnapshotStore;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueExport;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueSnapshot;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTakerTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    private final Topics topics = new Topics();
    private final List<SnapshotStore.Stored> shelf = new CopyOnWriteArrayList<>();
    private final List<Boolean> finished = new CopyOnWriteArrayList<>();
    private SnapshotTaker taker;

    @AfterEach
    void stop() {
        taker.stop();
    }

    @Test
    void oneIsTakenAtATimeAndLeavesNothingBehind() {
        taker = taker(Duration.ZERO);
        topics.mayWrite = new CountDownLatch(1);
        taker.take();
        taker.take();
        await().until(() -> taker.status().written() == 7);
        assertThat(taker.status().running()).isTrue();
        topics.mayWrite.countDown();

        await().until(() -> !taker.status().running());
        assertThat(taker.status().failure()).isEmpty();
        assertThat(shelf).hasSize(1);
        assertThat(finished).containsExactly(true);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureIsSaidAndTheNextOneMayPass() {
        taker = taker(Duration.ZERO);
        topics.failure = "the broker is down";
        taker.take();
        await().until(() -> finished.equals(List.of(false)));
        assertThat(taker.status().failure()).isEqualTo("the broker is down");
        assertThat(folder).isEmptyDirectory();

        topics.failure = "";
        taker.take();
        await().until(() -> finished.equals(List.of(false, true)));
        assertThat(taker.status().failure()).isEmpty();
    }

    @Test
    void anotherIsTakenOnceTheNewestIsOldEnoughWhoeverTookIt() {
        shelf.add(stored(NOON.minusMillis(99)));
        taker = taker(Duration.ofMillis(100));
        taker.start();
        await().until(() -> topics.asked > 3);
        assertThat(finished).isEmpty();

        shelf.set(0, stored(NOON.minusMillis(100)));
        await().until(() -> !finished.isEmpty());
        await().until(() -> topics.asked > 8);
        assertThat(finished).as("its own is new").containsExactly(true);
    }

    private SnapshotTaker taker(Duration every) {
        return new SnapshotTaker(topics, new Shelf(), folder, every, finished::add, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static SnapshotStore.Stored stored(Instant at) {
        return new SnapshotStore.Stored(at, "somewhere", "0".repeat(64), 1, Map.of());
    }

    private final class Shelf implements SnapshotStore {
        @Override
        public Stored publish(Path file, CatalogueSnapshot snapshot) {
            assertThat(file).hasContent("entries");
            Stored kept = stored(snapshot.createdAt());
            shelf.add(0, kept);
            return kept;
        }

        @Override
        public List<Stored> list(String clusterId) {
            return new ArrayList<>(shelf);
        }
    }

    private static final class Topics implements CatalogueExport {
        private volatile CountDownLatch mayWrite = new CountDownLatch(0);
        private volatile String failure = "";
        private volatile int asked;

        @Override
        public String clusterId() {
            asked++;
            return "cluster";
        }

        @Override
        public CatalogueSnapshot write(Path target, LongConsumer progress) throws IOException {
            if (!failure.isEmpty()) {
                throw new TransientFault(failure, new IOException());
            }
            progress.accept(7);
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Files.writeString(target, "entries");
            return new CatalogueSnapshot("cluster", NOON, Map.of("movies", 7L));
        }
    }
}
