package com.movieconcierge.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store promises, wherever it keeps its files. */
abstract class ArtefactStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    private Storage storage;
    private ArtefactStore store;

    /** An empty storage. */
    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        store = new ArtefactStore(storage);
    }

    @Test
    void aFileComesBackAsItWas() throws IOException {
        Path file = file("model.onnx", 3 << 20, 1);

        Artefact artefact = store.put("model.onnx", file);

        assertThat(artefact.bytes()).isEqualTo(3 << 20);
        assertThat(artefact.path()).matches("sha256/([0-9a-f]{2})/\\1[0-9a-f]{62}/model.onnx");
        assertThat(store.exists(artefact)).isTrue();
        assertThat(store.get(artefact, folder.resolve("here"))).hasSameBinaryContentAs(file);
        assertThat(store.names(artefact.sha256())).containsExactly("model.onnx");
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        Artefact artefact = store.put("nothing", file("nothing", 0, 1));
        assertThat(store.get(artefact, folder.resolve("here"))).isEmptyFile();
    }

    @Test
    void theSameContentIsKeptOnce() throws IOException {
        Path file = file("a", 1000, 2);
        assertThat(store.put("a", file)).isEqualTo(store.put("a", file));
        assertThat(storage.list("sha256/", 10)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsSaidToBeMissingAndWhere() throws IOException {
        var missing = new Artefact("0".repeat(64), "a", 10);
        assertThat(store.exists(missing)).isFalse();
        assertThat(store.names(missing.sha256())).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> store.get(missing, folder))
                .withMessageContaining(storage.describe(missing.path()));
        assertThat(store.reference("nobody")).isEmpty();
        store.forget("nobody");
    }

    @Test
    void aChangedFileIsRefused() throws IOException {
        Artefact artefact = store.put("a", file("a", 1000, 3));
        storage.write(artefact.path(), Files.readAllBytes(file("b", 1000, 4)));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.get(artefact, folder.resolve("here")))
                .withMessageContaining("changed or damaged");
        assertThat(folder.resolve("here")).isEmptyDirectory();
    }

    @Test
    void aFileThatHasGrownIsNotReadToItsEnd() throws IOException {
        Artefact artefact = store.put("a", file("a", 1000, 3));
        storage.write(artefact.path(), Files.readAllBytes(file("b", 100_000, 4)));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.get(artefact, folder.resolve("here")))
                .withMessageContaining("1000");
    }

    @Test
    void aFileThatWasFetchedBeforeIsFetchedAgainOnlyWhenItIsDamaged() throws IOException {
        Artefact artefact = store.put("a", file("a", 1000, 5));
        Path fetched = store.get(artefact, folder.resolve("here"));
        Files.writeString(fetched, "damaged");
        assertThat(store.get(artefact, folder.resolve("here"))).hasSize(1000);

        storage.delete(artefact.path());
        assertThat(store.get(artefact, folder.resolve("here"))).hasSize(1000);
    }

    @Test
    void aNameStandsForOneArtefactAndThenForAnother() throws IOException {
        var first = new Reference(store.put("a", file("a", 10, 6)), NOON, Map.of("clusterId", "x"));
        var second = new Reference(store.put("a", file("b", 10, 7)), NOON.plusSeconds(1), Map.of());

        store.refer("newest", first);
        assertThat(store.reference("newest")).contains(first);
        store.refer("newest", second);
        assertThat(store.reference("newest")).contains(second);
        store.refer("other", first);
        assertThat(store.references("ne")).containsExactly(Map.entry("newest", second));
        assertThat(store.references("")).hasSize(2);
    }

    @Test
    void anArtefactGoesWithItsLastName() throws IOException {
        var reference = new Reference(store.put("a", file("a", 10, 8)), NOON, Map.of());
        store.refer("one", reference);
        store.refer("two", reference);

        store.forget("one");
        assertThat(store.exists(reference.artefact())).isTrue();
        store.forget("two");
        assertThat(store.exists(reference.artefact())).isFalse();
    }

    @Test
    void aReferenceThatIsNoneNamesItsPlace() throws IOException {
        storage.write("refs/odd.json", "{\"sha256\":\"short\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.reference("odd"))
                .withMessageContaining("refs/odd.json")
                .withMessageContaining("64 lower-case hex digits");
    }

    @Test
    void namesLeadNowhereElse() {
        for (String name : List.of("", "..", "../a", "a/b", "a b", ".hidden", "a".repeat(129))) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.put(name, file("a", 10, 9)));
            assertThatIllegalArgumentException().isThrownBy(() -> store.reference(name));
        }
    }

    @Test
    void aListThatIsTooLongIsNotCutSilently() throws IOException {
        for (int i = 0; i < 4; i++) {
            storage.write("refs/" + i + ".json", new byte[] {'{', '}'});
        }
        assertThat(storage.list("refs/", 4)).hasSize(4).isSorted();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> storage.list("refs/", 3))
                .withMessageContaining("more than 3");
    }

    @Test
    void severalWritersOfOneContentAndOneNameLeaveBothWhole() throws Exception {
        Path file = file("a", 200_000, 10);
        var reference = new Reference(store.put("seed", file), NOON, Map.of());
        var writers = Executors.newFixedThreadPool(4);
        try {
            Callable<Artefact> writer = () -> {
                Artefact artefact = store.put("a", file);
                store.refer("name", new Reference(artefact, NOON, Map.of()));
                return artefact;
            };
            Set<Artefact> written = new HashSet<>();
            for (var outcome : writers.invokeAll(List.of(writer, writer, writer, writer))) {
                written.add(outcome.get());
            }
            assertThat(written).hasSize(1);
            assertThat(store.reference("name").orElseThrow().artefact().sha256())
                    .isEqualTo(reference.artefact().sha256());
            assertThat(store.get(written.iterator().next(), folder.resolve("here")))
                    .hasSameBinaryContentAs(file);
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void theShelfKeepsTheNewestSnapshotsOfEachCluster() throws IOException {
        var shelf = new SnapshotShelf(store);
        shelf.publish(file("s", 10, 20), "other", NOON, Map.of(), 2);
        for (int i = 0; i < 4; i++) {
            shelf.publish(file("s", 10, 30 + i), "-clusterA", NOON.plusSeconds(i), Map.of("entries", "" + i), 2);
        }

        assertThat(shelf.list("-clusterA"))
                .extracting(r -> r.about().get("entries"))
                .containsExactly("3", "2");
        assertThat(shelf.list("other")).hasSize(1);
        assertThat(storage.list("sha256/", 10)).hasSize(3);
        assertThat(shelf.newest("-clusterA", folder.resolve("here")).orElseThrow())
                .hasSameBinaryContentAs(file("s", 10, 33));
        assertThat(shelf.newest("unknown", folder)).isEmpty();
    }

    private Path file(String name, int bytes, long seed) throws IOException {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve(name + seed), content);
    }
}
