package com.movieconcierge.standalone.traces;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000.log",
                "00000000000000004711.log.deleted",
                "00000000000000004711.log.cleaned",
                "00000000000000004711.log.swap"
            })
    void segmentIsKnownByItsName(String name) {
        assertThat(SegmentFile.isOne(Path.of("ratings-0", name))).isTrue();
        assertThat(SegmentFile.isOne(Path.of("logs", "concierge.log"))).isFalse();
    }

    @Test
    void keyValueAndHeadersOfCompressedRecordsAreReadToWhereTheFileIsTorn() throws IOException {
        Path segment = segment();
        long whole = Files.size(segment);
        Files.write(segment, new byte[40], StandardOpenOption.APPEND);
        List<String> places = new ArrayList<>();
        var pattern = new IdPattern("planted");
        long read = new SegmentFile(segment).read((data, where) -> {
            if (data != null && pattern.next(data, 0, data.length, data.length) >= 0) {
                places.add(where);
            }
        });
        assertThat(read).isEqualTo(whole);
        assertThat(places)
                .containsExactly("record 0 key", "record 1 value", "record 2 header dlq.reason", "record 3 key");
    }

    @Test
    void whatTheBrokerWritesMeanwhileIsLeftAlone() throws IOException {
        Path segment = segment();
        long before = Files.size(segment);
        byte[] more = new byte[40];
        new SegmentFile(segment).read((data, where) -> {
            if (where.equals("record 0 key")) {
                append(segment, more);
            }
        });
        assertThat(segment).hasSize(before + more.length);
    }

    private static void append(Path file, byte[] more) {
        try {
            Files.write(file, more, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path segment() throws IOException {
        Path file = folder.resolve("00000000000000000000.log");
        try (FileRecords records = FileRecords.open(file.toFile())) {
            records.append(MemoryRecords.withRecords(
                    0,
                    Compression.lz4().build(),
                    new SimpleRecord(1, bytes("planted|" + "m".repeat(40)), null),
                    new SimpleRecord(1, null, bytes("of planted")),
                    new SimpleRecord(1, bytes("k"), bytes("v"), new Header[] {
                        new RecordHeader("dlq.reason", bytes("planted cannot be read"))
                    })));
            records.append(MemoryRecords.withRecords(
                    3,
                    Compression.NONE,
                    new SimpleRecord(1, bytes("planted"), bytes("v")),
                    new SimpleRecord(1, bytes("planted-2"), bytes("v"))));
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
