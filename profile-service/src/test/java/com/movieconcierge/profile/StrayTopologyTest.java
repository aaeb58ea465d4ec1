package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver knows partition 0 alone, so what has strayed there is astray again when it has been written once more. */
class StrayTopologyTest {
    private static final int PARTITIONS = 6;

    private final TopologyRig rig = new TopologyRig(Samples.PACE, Samples.LAW, TopologyRig.NOW, PARTITIONS);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatIsAtHomeIsApplied() {
        rig.film(dna("a", "1"));
        rig.rate(rating(viewerOf(0), "a", 5.0, 1));

        assertThat(rig.profile(viewerOf(0))).isNotNull();
        assertThat(rig.metrics.of(Count.STRAYED)).isZero();
    }

    @Test
    void aStrayIsWrittenOnceMoreAndIfAstrayAgainItIsADeadLetter() {
        rig.film(dna("a", "1"));
        rig.rate(rating(viewerOf(3), "a", 5.0, 1));

        assertThat(rig.profile(viewerOf(3))).isNull();
        assertThat(rig.metrics.of(Count.STRAYED)).isEqualTo(1);
        assertThat(rig.metrics.of(Count.DEAD_LETTERED)).isEqualTo(1);
        Headers headers = rig.ratingLetters.readRecord().headers();
        assertThat(TypedRecords.header(headers, DeadLetter.REASON))
                .isEqualTo(
                        "the record is on partition 0, its key belongs on 3 of 6, though it was written again because of"
                                + " that: it had strayed to 0@0");
        assertThat(TypedRecords.header(headers, HomePartition.STRAYED_FROM)).isEqualTo("0@0");
    }

    @Test
    void erasuresAndStatementsAndTheirWithdrawalsStrayAlike() {
        rig.erase(new com.movieconcierge.events.Erasure(viewerOf(1), Samples.T0, -1, -1L, null));
        rig.state(Statements.genre(viewerOf(2), "Western", Samples.T0));
        rig.stateBytes(viewerOf(4), null);

        assertThat(rig.metrics.of(Count.STRAYED)).isEqualTo(3);
        assertThat(rig.metrics.of(Count.ERASED)).isZero();
        assertThat(rig.erasureLetters.getQueueSize()).isEqualTo(1);
        assertThat(rig.statementLetters.getQueueSize()).isEqualTo(2);
    }

    @Test
    void garbageIsADeadLetterWhereverItIs() {
        rig.rateBytes(viewerOf(3), "garbage".getBytes(StandardCharsets.UTF_8));

        assertThat(rig.metrics.of(Count.STRAYED)).isZero();
        assertThat(rig.ratingLetters.getQueueSize()).isEqualTo(1);
    }

    private static String viewerOf(int home) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "viewer-" + i)
                .filter(id -> HomePartition.of(id.getBytes(StandardCharsets.UTF_8), PARTITIONS) == home)
                .findFirst()
                .orElseThrow();
    }
}
