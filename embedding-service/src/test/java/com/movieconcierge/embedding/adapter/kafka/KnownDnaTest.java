package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownDnaTest {
    private final KnownDna known = new KnownDna(block -> block.modality() == Modality.THEME);

    @Test
    void givesBackWhatWasNotedLast() {
        known.put(new FilmDna("m", "00ff", List.of()));
        known.put(new FilmDna("m", "0a1b", List.of()));

        assertThat(known.hash("m")).contains("0a1b");
        known.remove("m");
        assertThat(known.hash("m")).isEmpty();
    }

    @Test
    void aHashThatIsNoneOfOursIsForgotten() {
        known.put(new FilmDna("m", "00ff", List.of()));
        known.put(new FilmDna("m", "written by someone else", List.of()));

        assertThat(known.hash("m")).isEmpty();
        assertThat(known.size()).isZero();
    }

    @Test
    void keepsTheBlocksThatCostAModel() {
        var theme = block(Modality.THEME);
        known.put(new FilmDna("m", "00ff", List.of(theme, block(Modality.FACTS))));

        assertThat(known.blocks("m")).containsExactly(theme);
        assertThat(known.blocks("another")).isEmpty();
        assertThat(known.coverage()).containsExactly(Map.entry(ModelKey.of(theme), 1L));
    }

    private static FilmDna.Block block(Modality modality) {
        return new FilmDna.Block(modality, new ModelRef("model", "1"), new float[] {1});
    }
}
