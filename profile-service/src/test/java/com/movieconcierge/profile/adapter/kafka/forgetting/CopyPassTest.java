package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.CopiedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class CopyPassTest {
    private static final long SURE = 5_000;
    private static final long BOUNDARY = 6_000;

    private final List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
    private final List<Integer> transactions = new ArrayList<>();
    private final List<Long> takenDown = new ArrayList<>();

    private final CopyPass pass = new CopyPass(
            new SegmentRoll.Rolled(SURE, BOUNDARY),
            record -> key(record).equals("forgotten"),
            record -> key(record).equals("stray"),
            (chunk, next) -> {
                copies.addAll(chunk);
                transactions.add(chunk.size());
                takenDown.add(next);
            });

    @Test
    void whatStaysIsWrittenAsItWasToTheSamePartition() {
        ConsumerRecord<byte[], byte[]> original = record(7, "ann", new byte[] {1}, 1_000);
        original.headers().add("eventId", new byte[] {2});

        pass.take(original);
        pass.writeRest();

        assertThat(copies).singleElement().satisfies(copy -> {
            assertThat(copy.topic()).isEqualTo("log");
            assertThat(copy.partition()).isEqualTo(3);
            assertThat(copy.timestamp()).isEqualTo(1_000);
            assertThat(copy.key()).isEqualTo(original.key());
            assertThat(copy.value()).isEqualTo(original.value());
            assertThat(copy.headers().lastHeader("eventId").value()).containsExactly(2);
            assertThat(CopiedRecord.copyOf(copy.headers())).isEqualTo(7);
        });
        assertThat(original.headers().toArray()).as("of the original").hasSize(1);
        assertThat(takenDown).containsExactly(BOUNDARY);
    }

    @Test
    void aRecordWithoutKeyValueOrTimeIsOneToo() {
        pass.take(record(7, null, null, ConsumerRecord.NO_TIMESTAMP));
        pass.writeRest();

        assertThat(copies).singleElement().satisfies(copy -> {
            assertThat(copy.key()).isNull();
            assertThat(copy.value()).isNull();
            assertThat(copy.timestamp()).isNull();
        });
    }

    @Test
    void aTransactionHasAThousandRecordsOrFourMebibytes() {
        for (long offset = 0; offset < 2_500; offset++) {
            pass.take(record(offset, "ann", new byte[1], 0));
        }
        pass.writeRest();
        assertThat(transactions).containsExactly(1_000, 1_000, 500);
        assertThat(takenDown).containsExactly(1_000L, 2_000L, BOUNDARY);

        for (long offset = 2_500; offset < 2_520; offset++) {
            pass.take(record(offset, "ann", new byte[900_000], 0));
        }
        assertThat(transactions).containsExactly(1_000, 1_000, 500, 5, 5, 5, 5);
        assertThat(pass.copied()).isEqualTo(2_520);
    }

    @Test
    void whatGoesOrIsLeftToTheStreamOrIsTooLargeIsNotWritten() {
        pass.take(record(1, "forgotten", new byte[1], 0));
        pass.take(record(2, "stray", new byte[1], 0));
        pass.take(record(3, "garbage", new byte[1_000_000], 0));
        pass.writeRest();

        assertThat(copies).isEmpty();
        assertThat(transactions).isEmpty();
        assertThat(pass.leftOut()).isEqualTo(2);
        assertThat(pass.last()).isEqualTo(3);
    }

    @Test
    void whatGoesAndMayLieInTheFileThatGoesOnIsSaid() {
        pass.take(record(SURE - 1, "forgotten", new byte[1], 0));
        assertThat(pass.firstLate()).isEmpty();

        pass.take(record(SURE + 1, "ann", new byte[1], 0));
        pass.take(record(SURE + 2, "forgotten", new byte[1], 0));
        pass.take(record(SURE + 3, "forgotten", new byte[1], 0));

        assertThat(pass.firstLate()).hasValue(SURE + 2);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, byte[] value, long timestamp) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "log",
                3,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                bytes == null ? -1 : bytes.length,
                value == null ? -1 : value.length,
                bytes,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
