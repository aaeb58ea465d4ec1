package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.LogPosition;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CopiedRecordTest {
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void anOriginalCountsWhereItIs() {
        assertThat(CopiedRecord.placeOf(headers, 2, 7)).isEqualTo(new LogPosition(2, 7));
        assertThat(CopiedRecord.isOne(headers, 7)).isFalse();
        assertThat(CopiedRecord.copyOf(headers)).isEqualTo(-1);
    }

    @Test
    void aCopyOfACopyCountsWhereTheOriginalWas() {
        CopiedRecord.mark(headers, new LogPosition(2, 7));
        CopiedRecord.mark(headers, new LogPosition(2, 100));

        assertThat(CopiedRecord.placeOf(headers, 2, 200)).isEqualTo(new LogPosition(2, 7));
        assertThat(CopiedRecord.copyOf(headers)).isEqualTo(100);
        assertThat(CopiedRecord.isOne(headers, 200)).isTrue();
        assertThat(headers.toArray()).hasSize(2);
    }

    @Test
    void headersThatSomebodyElseHasWrittenSayNothing() {
        for (String value : new String[] {"", "x", "-4", "99999999999999999999", "300"}) {
            var foreign = new RecordHeaders().add(CopiedRecord.FIRST_AT, value.getBytes(StandardCharsets.UTF_8));

            assertThat(CopiedRecord.placeOf(foreign, 2, 200)).isEqualTo(new LogPosition(2, 200));
        }
    }
}
