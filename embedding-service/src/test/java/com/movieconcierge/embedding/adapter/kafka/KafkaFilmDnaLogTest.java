package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaFilmDnaLogTest {
    private final TopicCodec<String, FilmDna> codec = new TopicCodec<>(
            Topics.MOVIE_DNA, Map.of("schema.registry.url", "http://127.0.0.1:1", "auto.register.schemas", false));
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaFilmDnaLog known = new KafkaFilmDnaLog(
            new LogWriter(() -> producer),
            codec,
            new LogReader(() -> new MockConsumer<>("earliest"), Topics.MOVIE_DNA.name()),
            block -> block.modality() == Modality.THEME);

    @Test
    void givesBackWhatWasNotedLast() {
        known.remember(new FilmDna("m", "00ff", List.of()));
        known.remember(new FilmDna("m", "0a1b", List.of()));

        assertThat(known.contentHash("m")).contains("0a1b");
        known.remove("m");
        assertThat(known.contentHash("m")).isEmpty();
    }

    @Test
    void aHashThatIsNoneOfOursIsForgotten() {
        known.remember(new FilmDna("m", "00ff", List.of()));
        known.remember(new FilmDna("m", "written by someone else", List.of()));

        assertThat(known.contentHash("m")).isEmpty();
        assertThat(known.films()).isZero();
    }

    @Test
    void keepsTheBlocksThatCostAModel() {
        var theme = block(Modality.THEME);
        known.remember(new FilmDna("m", "00ff", List.of(theme, block(Modality.FACTS))));

        assertThat(known.blocks("m")).containsExactly(theme);
        assertThat(known.blocks("another")).isEmpty();
        assertThat(known.coverage()).containsExactly(Map.entry(ModelKey.of(theme), 1L));
    }

    private static FilmDna.Block block(Modality modality) {
        return new FilmDna.Block(modality, new ModelRef("model", "1"), new float[] {1});
    }
}
