package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that stopped the stream, or could have: each ends as a dead letter, and the next rating is applied. */
class PoisonTopologyTest {
    private final TopologyRig rig = new TopologyRig();

    @AfterEach
    void theStreamGoesOn() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        assertThat(rig.profile("ann")).isNotNull();
        rig.close();
    }

    @Test
    void aRecordWithoutATime() {
        rig.rateWithoutTime(rating("bob", "a", 5.0, 1));
        assertThat(reason()).isEqualTo("ratedAt cannot be judged: the record has no timestamp");
    }

    @Test
    void aRecordTooLargeForItsLetter() {
        rig.rateBytes("bob", new byte[5_000_000]);
        TestRecord<byte[], byte[]> letter = rig.ratingLetters.readRecord();
        assertThat(letter.value()).hasSizeLessThan(DeadLetter.MOST_BYTES);
        assertThat(TypedRecords.header(letter.headers(), DeadLetter.CUT)).startsWith("value 5000000 bytes, sha-256 ");
    }

    @Test
    void aKeyAndAReasonThatQuotesItTooLargeForTheLetter() {
        rig.rateBytes("k".repeat(2_000_000), "garbage".getBytes(StandardCharsets.UTF_8));
        TestRecord<byte[], byte[]> letter = rig.ratingLetters.readRecord();
        assertThat(letter.key()).hasSizeLessThan(100_000);
    }

    @Test
    void aTimeFarFromEverything() {
        for (long at : new long[] {
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE + Samples.LAW.decay().landmark().toEpochMilli()
        }) {
            rig.rate(new Rating("e" + at, "bob", "a", 5.0, Instant.ofEpochMilli(at), "test"));
            assertThat(reason()).startsWith("ratedAt lies ");
        }
    }

    @Test
    void starsThatAreNoNumber() {
        for (double stars : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e300}) {
            rig.rate(rating("bob", "a", stars, 1));
            assertThat(reason()).startsWith("rating must lie in");
        }
    }

    @Test
    void textsOfSeventyThousandCharacters() {
        String text = "é".repeat(70_000);
        rig.rate(new Rating(text, "bob", "a", 5.0, Samples.T0, "test"));
        assertThat(reason()).startsWith("eventId must have at most 512 characters");
        rig.rate(new Rating("e", "bob", "a", 5.0, Samples.T0, text));
        assertThat(reason()).startsWith("source must have at most 512 characters");
        rig.rate(new Rating("e", "bob", text, 5.0, Samples.T0, "test"));
        assertThat(reason()).startsWith("movieId must be 1 to 128");
    }

    @Test
    void anErasureOfAllThatWillEverBe() {
        rig.erase(new Erasure("ann", Instant.parse("2190-01-01T00:00:00Z"), -1, -1L, null));
        assertThat(TypedRecords.header(rig.erasureLetters.readRecord().headers(), DeadLetter.REASON))
                .startsWith("requestedAt lies in the future");
    }

    @Test
    void filmsWhoseVectorsCannotBeAddedUp() {
        rig.film(film("sha", new float[5_000]));
        rig.film(film("sha", new float[] {Float.NaN}));
        rig.film(film("sha", new float[] {Float.MAX_VALUE}));
        rig.film(film("h".repeat(70_000), new float[] {1}));
        assertThat(rig.dnaLetters())
                .hasSize(4)
                .extracting(ProducerRecord::topic)
                .containsOnly("movie-dna.dlq");
    }

    @Test
    void aPersonaWithoutAKey() {
        rig.personaBytes(null, "garbage".getBytes(StandardCharsets.UTF_8));
        rig.personaBytes("p-1", "garbage".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordThatAnOperatorSkipsIsNotLookedAt() {
        rig.skipped.skip(Topics.RATINGS.name(), 0, 0);
        rig.rate(rating("bob", "a", 5.0, 1));

        assertThat(reason()).isEqualTo("an operator has asked to skip it");
        assertThat(rig.profile("bob")).isNull();
    }

    /** A letter with the time of an old record would be deleted by the retention of dead letters at once. */
    @Test
    void aLetterIsOfNowHoweverOldItsRecord() {
        rig.rate(rating("bob", "a", 9.0, 1), TopologyRig.NOW.minus(Duration.ofDays(365)));
        assertThat(rig.ratingLetters.readRecord().getRecordTime()).isEqualTo(TopologyRig.NOW);
        assertThat(rig.metrics.of(Count.DEAD_LETTERED)).isEqualTo(1);
    }

    private static MovieDna film(String hash, float[] vector) {
        if (vector.length > 1) {
            Arrays.fill(vector, 0.01f);
        }
        return new MovieDna(
                "b", hash, List.of(new DnaBlock("theme", "mini", "1", Vectors.toBytes(vector), "", null, null)));
    }

    private String reason() {
        return TypedRecords.header(rig.ratingLetters.readRecord().headers(), DeadLetter.REASON);
    }
}
