package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.embedding.domain.Encoding;
import com.movieconcierge.embedding.domain.TrailerMeasures;
import com.movieconcierge.model.Modality;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DnaRecordsTest {

    /** A block that is taken over comes out of a record, and goes into the next one. */
    @Test
    void whatWasSeenOfAFilmSurvivesTheWayThroughTheTopic() {
        Encoding seen = new Encoding(
                new float[] {0.6f, 0.8f},
                Optional.of(new Encoding.KeyFrame("https://example.com/t.mp4", Optional.of(Duration.ofMillis(42_040)))),
                Optional.of(new TrailerMeasures(Duration.ofSeconds(90), 31, Duration.ofMillis(1_960), 0.042)));
        Encoding still = new Encoding(
                new float[] {1, 0},
                Optional.of(new Encoding.KeyFrame("https://example.com/p.jpg", Optional.empty())),
                Optional.empty());
        Dna dna = new Dna(
                "m", "00ff", List.of(block("a", seen), block("b", still), block("c", Encoding.of(new float[] {0, 1}))));

        assertThat(DnaRecords.toDomain(DnaRecords.toAvro(dna)))
                .usingRecursiveComparison()
                .isEqualTo(dna);
    }

    private static Dna.Block block(String model, Encoding encoding) {
        return new Dna.Block(Modality.VISUAL, model, "1", "aa", encoding);
    }
}
