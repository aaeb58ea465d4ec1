package com.movieconcierge.standalone.traces;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class StoreFileTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void loadNativeLibrary() {
        RocksDB.loadLibrary();
    }

    /** Between these two neighbours only the last letter of the key is in the file. */
    @Test
    void keyOfWhichOnlyTheLastLetterIsWrittenIsFound() throws Exception {
        Path table = tableOf(CompressionType.NO_COMPRESSION, store -> {
            store.put(bytes("heat|planted-a"), bytes("1"));
            store.put(bytes("heat|planted-b"), bytes("2"));
            store.put(bytes("heat|planted-c"), bytes("3"));
        });
        assertThat(new String(Files.readAllBytes(table), US_ASCII)).doesNotContain("planted-b");
        assertThat(placesOf("planted-b", table)).containsExactly("entry 1 key");
    }

    @Test
    void removalThatNamesAViewerIsFound() throws Exception {
        Path table = tableOf(CompressionType.NO_COMPRESSION, store -> {
            store.put(bytes("planted"), bytes("1"));
            store.delete(bytes("planted"));
            store.put(bytes("planted-2"), bytes("2"));
        });
        assertThat(placesOf("planted", table)).isNotEmpty().allMatch(place -> place.endsWith("key"));
    }

    @Test
    void everyEntryOfManyBlocksIsRead() throws Exception {
        int entries = 5_000;
        Path table = tableOf(CompressionType.NO_COMPRESSION, store -> {
            for (int i = 0; i < entries; i++) {
                store.put(bytes("viewer-" + i), new byte[i % 700]);
            }
        });
        for (int i = 0; i < entries; i += 499) {
            assertThat(placesOf("viewer-" + i, table)).as("viewer %d", i).hasSize(1);
        }
    }

    /** Kafka Streams compresses nothing; where somebody has it done, the bytes are looked at as they are. */
    @Test
    void compressedTableIsLeftToBeReadByteByByte() throws Exception {
        Path table = tableOf(CompressionType.LZ4_COMPRESSION, store -> store.put(bytes("planted"), new byte[4_000]));
        assertThat(new StoreFile(table).read((data, where) -> {})).isZero();
    }

    @Test
    void fileThatIsNoTableIsLeftToBeReadByteByByte() throws IOException {
        Path torn = Files.write(folder.resolve("000001.sst"), bytes("planted"));
        assertThat(new StoreFile(torn).read((data, where) -> {})).isZero();
    }

    private interface Filling {
        void of(RocksDB store) throws RocksDBException;
    }

    private Path tableOf(CompressionType compression, Filling filling) throws Exception {
        Path data = folder.resolve("store");
        try (var options = new Options()
                        .setCreateIfMissing(true)
                        .setCompressionType(compression)
                        .setDisableAutoCompactions(true);
                RocksDB store = RocksDB.open(options, data.toString());
                var flush = new FlushOptions().setWaitForFlush(true)) {
            filling.of(store);
            store.flush(flush);
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(StoreFile::isOne).findFirst().orElseThrow();
        }
    }

    private List<String> placesOf(String id, Path table) throws IOException {
        var pattern = new IdPattern(id);
        List<String> places = new ArrayList<>();
        long read = new StoreFile(table).read((data, where) -> {
            if (data != null && pattern.next(data, 0, data.length, data.length) >= 0) {
                places.add(where);
            }
        });
        assertThat(read).isPositive();
        return places;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
