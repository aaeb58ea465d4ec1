package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Rating;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log from which the names of the forgotten have gone, and on which what stays was written once more. */
class ForgottenTopologyTest {
    private static final Instant ASKED = Samples.T0.plus(Duration.ofDays(2));

    private final TopologyRig rig = new TopologyRig();

    @BeforeEach
    void films() {
        rig.film(dna("a", "1"));
        rig.film(dna("b", "1"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anErasureUnderAPseudonymCoversWhatComesLate() {
        rig.erase(new Erasure(Pseudonym.of("ann"), ASKED, -1, -1L, null));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ben", "a", 5.0, 1));
        rig.settle();

        assertThat(rig.profiles()).containsOnlyKeys("ben");
        assertThat(rig.metrics.of(Count.IGNORED)).isEqualTo(2);
    }

    @Test
    void anErasureUnderAPseudonymThatIsReadAfterTheRatingsForgetsThem() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ann", "b", 4.0, 72));
        rig.rate(rating("ben", "a", 5.0, 1));
        rig.settle();
        assertThat(rig.profile("ann").getRatingCount()).isEqualTo(2);

        rig.erase(new Erasure(Pseudonym.of("ann"), ASKED, -1, -1L, null));
        rig.ticks(20);

        assertThat(rig.profile("ann").getRatingCount())
                .as("what came later stays")
                .isEqualTo(1);
        assertThat(rig.profile("ben").getRatingCount()).isEqualTo(1);
        assertThat(rig.popularity("a").getRatingCount()).isEqualTo(1);
    }

    @Test
    void whoIsForgottenAltogetherHasNoProfileAndNoNameInTheState() {
        rig.rate(rating("ann-of-the-attic", "a", 5.0, 1));
        rig.settle();
        rig.erase(new Erasure("ann-of-the-attic", ASKED, 0, 1L, null));
        rig.ticks(20);

        assertThat(rig.profile("ann-of-the-attic")).isNull();
        assertThat(rig.erasureKeys()).containsExactly(Pseudonym.of("ann-of-the-attic"));
    }

    @Test
    void aCopyOfWhatIsKnownChangesAndPublishesNothing() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ann", "b", 4.0, 2));
        rig.settle();
        long offset = rig.profile("ann").getAppliedOffset();
        rig.emissions();

        copy(rating("ann", "a", 5.0, 1), 0);
        rig.settle();

        assertThat(rig.emissions()).isZero();
        assertThat(rig.profile("ann").getAppliedOffset()).isEqualTo(offset);
    }

    @Test
    void aCopyIsForgottenByThePlaceWhereItWasFirst() {
        copyAfter(3, rating("ann", "a", 5.0, 49));

        rig.erase(new Erasure("ann", ASKED, 0, 2L, null));
        rig.settle();

        assertThat(rig.profile("ann")).isNull();
    }

    @Test
    void aCopyOfGarbageIsNoSecondLetter() {
        Headers headers = new RecordHeaders();
        CopiedRecord.mark(headers, new LogPosition(0, 0));
        rig.rateBytes("ann", bytes("garbage"));
        rig.raw(Topics.RATINGS, bytes("ann"), bytes("garbage"), headers, TopologyRig.NOW);

        assertThat(rig.ratingLetters.getQueueSize()).isEqualTo(1);
        assertThat(rig.metrics.of(Count.IGNORED)).isEqualTo(1);
    }

    /** As if the record had first been at offset 0, and others since. */
    private void copyAfter(int others, Rating rating) {
        for (int i = 0; i < others; i++) {
            rig.rate(rating("other-" + i, "b", 3.0, 1));
        }
        copy(rating, 0);
    }

    private void copy(Rating rating, long first) {
        Headers headers = new RecordHeaders();
        CopiedRecord.mark(headers, new LogPosition(0, first));
        rig.raw(
                Topics.RATINGS,
                bytes(rating.getUserId()),
                PlainAvro.encode(rating),
                headers,
                TopologyRig.NOW.minus(Duration.ofDays(1)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
