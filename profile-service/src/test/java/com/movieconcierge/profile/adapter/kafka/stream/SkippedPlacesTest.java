package com.movieconcierge.profile.adapter.kafka.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.adapter.kafka.stream.SkippedPlaces.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class SkippedPlacesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SkippedPlaces places = new SkippedPlaces(nanos::get);

    @Test
    void nothingIsSkippedUnlessItIsNamed() {
        assertThat(reason(7)).isEmpty();
        places.skip("ratings", 3, 7);
        assertThat(reason(7)).contains("an operator has asked to skip it");
        assertThat(reason(8)).isEmpty();
    }

    @Test
    void aRecordAtWhichTheStreamFailsTwiceIsSkippedWithItsReason() {
        fail(7);
        assertThat(reason(7)).isEmpty();
        fail(7);
        assertThat(reason(7)).contains("the stream has failed at it 2 times: java.lang.IllegalStateException: odd");
    }

    @Test
    void whatKafkaThrowsIsNeverPutDownToARecord() {
        for (int i = 0; i < 10; i++) {
            places.failedAt(place(7), new ProcessorStateException("the disk is full"));
            places.failedAt(place(7), new TaskMigratedException("fenced", new IllegalStateException()));
        }
        assertThat(reason(7)).isEmpty();
    }

    @Test
    void whereRecordAfterRecordFailsTheRecordsAreNotToBlame() {
        for (int offset = 0; offset < SkippedPlaces.MOST_AN_HOUR; offset++) {
            fail(offset);
            fail(offset);
            assertThat(reason(offset)).isPresent();
        }
        for (int i = 0; i < 10; i++) {
            fail(99);
        }
        assertThat(reason(99)).isEmpty();

        nanos.addAndGet(Duration.ofHours(2).toNanos());
        fail(99);
        assertThat(reason(99)).isPresent();
    }

    @Test
    void anOperatorMaySkipAsManyAsThereAre() {
        for (int offset = 0; offset < 100; offset++) {
            places.skip("ratings", 3, offset);
        }
        assertThat(reason(0)).isPresent();
        assertThat(reason(99)).isPresent();
    }

    private void fail(long offset) {
        places.failedAt(place(offset), new IllegalStateException("odd"));
    }

    private Optional<String> reason(long offset) {
        return places.reason(new RecordMetadata() {
            @Override
            public String topic() {
                return "ratings";
            }

            @Override
            public int partition() {
                return 3;
            }

            @Override
            public long offset() {
                return offset;
            }
        });
    }

    private static Place place(long offset) {
        return new Place("ratings", 3, offset);
    }
}
