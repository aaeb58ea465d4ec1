package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.schemas.CopiedRecord;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RewriteScanTest {
    private final RewriteScan scan = new RewriteScan(record -> record.offset() % 10 == 3, () -> {});

    @Test
    void countsWhatIsToGo() {
        for (long offset = 100; offset < 120; offset++) {
            scan.take(record(offset));
        }

        assertThat(scan.scanned()).isEqualTo(20);
        assertThat(scan.dropped()).isEqualTo(2);
        assertThat(scan.last()).isEqualTo(119);
    }

    @Test
    void whereNobodyHasBegunCopyingStartsAtTheBeginning() {
        scan.take(record(100));

        assertThat(scan.resumeAt(100, 0)).isEqualTo(100);
        assertThat(scan.resumeAt(100, 100)).isEqualTo(100);
    }

    @Test
    void copyingGoesOnBehindTheLastCopyThatIsThere() {
        scan.take(record(100));
        scan.take(copyOf(100, 150));
        scan.take(copyOf(104, 151));

        // Between the last copy and what was taken down nothing was to be copied.
        assertThat(scan.resumeAt(100, 110)).isEqualTo(105);
    }

    @Test
    void copiesThatABrokerHasLostAreMadeAgain() {
        scan.take(record(100));
        scan.take(copyOf(100, 150));

        assertThat(scan.resumeAt(100, 140)).isEqualTo(101);
        assertThat(new RewriteScan(record -> false, () -> {}).resumeAt(100, 140))
                .isEqualTo(100);
    }

    @Test
    void aClaimThatNobodyHasTakenDownCountsForNothing() {
        scan.take(record(100));
        scan.take(copyOf(149, 150));

        assertThat(scan.resumeAt(100, 0)).isEqualTo(100);
        assertThat(scan.resumeAt(100, 102)).isEqualTo(102);
    }

    @Test
    void aCancellationEndsIt() {
        var cancelled = new RewriteScan(record -> false, () -> {
            throw new CancellationException("stop");
        });

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> cancelled.take(record(0)));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>("log", 0, offset, "viewer".getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static ConsumerRecord<byte[], byte[]> copyOf(long original, long offset) {
        ConsumerRecord<byte[], byte[]> copy = record(offset);
        CopiedRecord.mark(copy.headers(), new LogPosition(0, original));
        return copy;
    }
}
