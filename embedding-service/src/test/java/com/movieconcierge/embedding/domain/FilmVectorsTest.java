package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.FakeEncoder;
import com.movieconcierge.embedding.domain.FilmVectors.Made;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.Block;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilmVectorsTest {
    private static final Encoder THEME = new FakeEncoder("1");
    private static final Encoder OTHER_THEME = new FakeEncoder("2");
    private static final Encoder FACTS = new FactsEncoder(FactsLayout.DEFAULT);
    private static final ImageModel GREY = new ImageModel() {
        @Override
        public String id() {
            return "grey";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public List<float[]> encode(List<RgbImage> images) {
            return images.stream()
                    .map(image -> Vectors.unit(new float[] {1, 1}))
                    .toList();
        }
    };

    private final CountDownLatch loaded = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        loaded.countDown();
    }

    /** Pictures that are there once {@link #loaded}. */
    private Encoder visual(List<Still> stills) {
        return new VisualEncoder(
                new StillSource() {
                    @Override
                    public String addresses(Film film) {
                        return "somewhere";
                    }

                    @Override
                    public Footage of(Film film) {
                        try {
                            loaded.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return Footage.of(stills);
                    }
                },
                GREY);
    }

    private static Made made(EncoderSet encoders, Duration patience, Film film) {
        try (var vectors = new FilmVectors(encoders, patience)) {
            return vectors.of(film);
        }
    }

    @Test
    void theVectorsAreThoseOfTheCatalogue() {
        loaded.countDown();
        Encoder visual = visual(List.of(new Still("a", Optional.empty(), new RgbImage(1, 1, new int[] {0xffffff}))));
        var encoders = new EncoderSet(List.of(THEME, FACTS, visual), List.of());
        FilmDna dna = new DnaComposer(encoders).compose(Films.HEAT, List.of());

        Made made = made(encoders, Duration.ofSeconds(20), Films.HEAT);

        assertThat(made.missing()).isEmpty();
        assertThat(made.blocks()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Block catalogue = dna.blocks().get(i);
            Block block = made.blocks().get(i);
            assertThat(block.modality()).isEqualTo(catalogue.modality());
            assertThat(block.model().version()).isEqualTo(catalogue.model().version());
            assertThat(block.vector()).isEqualTo(catalogue.vector());
        }
    }

    @Test
    void picturesThatTakeTooLongAreLeftOut() {
        var encoders = new EncoderSet(List.of(THEME, FACTS, visual(List.of())), List.of());

        Made made = made(encoders, Duration.ofMillis(20), Films.HEAT);

        assertThat(made.blocks()).extracting(Block::modality).containsExactly(Modality.THEME, Modality.FACTS);
        assertThat(made.missing()).containsExactly(Modality.VISUAL);
    }

    @Test
    void picturesOfWhichNoneCouldBeHadAreSaidToBeMissing() {
        loaded.countDown();
        var encoders = new EncoderSet(List.of(visual(List.of())), List.of());

        assertThat(made(encoders, Duration.ofSeconds(20), Films.HEAT).missing()).containsExactly(Modality.VISUAL);
    }

    @Test
    void theModelThatServesMakesThem() {
        var encoders = new EncoderSet(List.of(THEME, OTHER_THEME), List.of());
        assertThat(made(encoders, Duration.ZERO, Films.HEAT).blocks())
                .extracting(block -> block.model().version())
                .containsExactly("1");

        encoders.follow(
                Map.of(Modality.THEME, new ServingModel(Modality.THEME, OTHER_THEME.model(), Instant.EPOCH, null)));

        assertThat(made(encoders, Duration.ZERO, Films.HEAT).blocks())
                .extracting(block -> block.model().version())
                .containsExactly("2");
    }

    @Test
    void aTextThatCannotBeReadLeavesTheFacts() {
        var encoders = new EncoderSet(List.of(THEME, FACTS), List.of());
        Film film = Film.builder("m", "Title")
                .year(Films.HEAT.year())
                .genres(Films.HEAT.genres())
                .synopsis("unreadable")
                .build();

        Made made = made(encoders, Duration.ZERO, film);

        assertThat(made.blocks()).extracting(Block::modality).containsExactly(Modality.FACTS);
        assertThat(made.missing()).containsExactly(Modality.THEME);
    }
}
