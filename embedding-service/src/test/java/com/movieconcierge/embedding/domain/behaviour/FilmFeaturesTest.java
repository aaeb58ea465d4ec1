package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilmFeaturesTest {
    private static final ModelRef THEME = new ModelRef("theme", "1");
    private static final ModelRef FACTS = new ModelRef("facts", "1");
    private final Random random = new Random(1);

    private float[] vector(int length) {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static FilmDna film(int id, FilmDna.Block... blocks) {
        return new FilmDna("m" + id, "00", List.of(blocks));
    }

    private static FilmDna.Block block(Modality modality, ModelRef model, float[] vector) {
        return new FilmDna.Block(modality, model, vector);
    }

    private static double likeness(FilmContent content, int one, int other) {
        double dot = 0;
        for (int i = 0; i < content.width(); i++) {
            dot += content.rows()[one * content.width() + i] * content.rows()[other * content.width() + i];
        }
        return dot;
    }

    @Test
    void filmsThatAreAlikeStayAlikeAndEachModalityCountsAsMuch() {
        float[] western = vector(30);
        float[] sad = vector(40);
        List<FilmDna> films = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean isFirst = i < 3;
            films.add(film(
                    i,
                    block(Modality.THEME, THEME, i == 0 || i == 1 ? sad : vector(40)),
                    block(Modality.FACTS, FACTS, isFirst ? western : vector(30))));
        }
        FilmContent content = FilmFeatures.of(films);

        assertThat(content.width()).isEqualTo(64);
        assertThat(content.rows()).hasSize(200 * 64);
        assertThat(likeness(content, 0, 1)).isGreaterThan(1.7);
        assertThat(likeness(content, 0, 2)).isBetween(0.7, 1.3);
        assertThat(Math.abs(likeness(content, 0, 100))).isLessThan(0.7);
    }

    @Test
    void aFilmWithoutDnaIsNothingAndAModelThatFewFilmsHaveDoesNotCount() {
        List<FilmDna> films = new ArrayList<>();
        films.add(null);
        films.add(film(1, block(Modality.THEME, new ModelRef("new-theme", "2"), vector(9))));
        for (int i = 2; i < 12; i++) {
            films.add(film(i, block(Modality.THEME, THEME, vector(5))));
        }
        FilmContent content = FilmFeatures.of(films);

        assertThat(content.width()).isEqualTo(5);
        assertThat(likeness(content, 0, 0)).isZero();
        assertThat(likeness(content, 1, 1)).isZero();
        assertThat(likeness(content, 2, 2)).isGreaterThan(0.9);
    }

    @Test
    void ofNoFilmNothingIsKnown() {
        assertThat(FilmFeatures.of(List.of())).isEqualTo(FilmContent.NONE);
    }
}
