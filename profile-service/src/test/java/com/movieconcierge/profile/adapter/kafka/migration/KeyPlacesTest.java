package com.movieconcierge.profile.adapter.kafka.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.HomePartition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyPlacesTest {
    private static final byte[] ANN = "ann".getBytes(StandardCharsets.UTF_8);
    private static final int HOME = HomePartition.of(ANN, 12);
    private static final int FORMER = (HOME + 6) % 12;

    private final KeyPlaces places = new KeyPlaces(ANN, 12);

    @Test
    void theNewestHoldsWhereverItLies() {
        var atHome = noted(HOME, 0, 1_000, "old");
        var elsewhere = noted(FORMER, 7, 2_000, "new");
        assertThat(places.isWhatHolds(elsewhere)).isTrue();
        assertThat(places.isWhatHolds(atHome)).isFalse();
        assertThat(places.isAtHome()).isFalse();
        assertThat(places.strays()).singleElement().satisfies(stray -> {
            assertThat(stray.partition()).isEqualTo(FORMER);
            assertThat(stray.offset()).isEqualTo(7);
            assertThat(stray.timestamp()).isEqualTo(2_000);
        });
    }

    @Test
    void aCopyAtHomeHoldsOnceTheStrayIsTakenBackWithItsOwnTime() {
        noted(FORMER, 7, 2_000, "said");
        var copy = noted(HOME, 0, 2_000, "said");
        noted(FORMER, 8, 2_000, null);
        assertThat(places.isWhatHolds(copy)).isTrue();
        assertThat(places.strays()).isEmpty();
        assertThat(places.isAtHome()).isFalse();
    }

    @Test
    void whatWasTakenBackLaterDoesNotHold() {
        var said = noted(FORMER, 7, 2_000, "said");
        noted(HOME, 0, 3_000, null);
        assertThat(places.isWhatHolds(said)).isFalse();
    }

    private ConsumerRecord<byte[], byte[]> noted(int partition, long offset, long time, @Nullable String value) {
        var message = new ConsumerRecord<>(
                "stated-tastes",
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                ANN.length,
                0,
                ANN,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
        places.note(message);
        return message;
    }
}
