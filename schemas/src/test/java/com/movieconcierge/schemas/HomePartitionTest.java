package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomePartitionTest {

    @ParameterizedTest
    @CsvSource({"kafka, 6", "giberish123456789, 6", "1234, 12", "ann, 1"})
    void isInRangeAndTheSameForTheSameKey(String key, int partitions) {
        int home = HomePartition.of(bytes(key), partitions);
        assertThat(home).isBetween(0, partitions - 1).isEqualTo(HomePartition.of(bytes(key), partitions));
        assertThat(HomePartition.isHome(bytes(key), home, partitions)).isTrue();
        assertThat(HomePartition.isHome(bytes(key), home + 1, partitions)).isFalse();
    }

    /** The hashes that librdkafka's own test of murmur2 names (rdmurmur2.c), made positive as Java's partitioner does. */
    @ParameterizedTest
    @CsvSource({"kafka, 0xd067cf64", "giberish123456789, 0x8f552b0c", "1234, 0x9fc97b14", "'', 0x106e08d9"})
    void hashesAsOtherLanguagesDo(String key, String hash) {
        int positive = (int) (Long.decode(hash) & 0x7fffffff);
        assertThat(HomePartition.of(bytes(key), 6)).isEqualTo(positive % 6);
        assertThat(HomePartition.of(bytes(key), Integer.MAX_VALUE)).isEqualTo(positive % Integer.MAX_VALUE);
    }

    @Test
    void aRecordWithoutAKeyIsAtHomeAnywhere() {
        assertThat(HomePartition.isHome(null, 3, 6)).isTrue();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
