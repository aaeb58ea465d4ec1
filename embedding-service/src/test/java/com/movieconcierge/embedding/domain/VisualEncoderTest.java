package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisualEncoderTest {
    /** A picture's vector is its first pixel's channels. */
    private static final ImageModel COLOUR = new ImageModel() {
        @Override
        public String id() {
            return "colour";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public List<float[]> encode(List<RgbImage> images) {
            return images.stream()
                    .map(image -> Vectors.unit(new float[] {
                        image.pixels()[0] >> 16 & 0xff, image.pixels()[0] >> 8 & 0xff, image.pixels()[0] & 0xff
                    }))
                    .toList();
        }
    };

    @Test
    void theMeanOfThePicturesStandsForTheFilmAndTheNearestIsNamed() {
        FilmDna.Block block = encoder(still("a", 0xff0000), still("b", 0xffff00), still("c", 0x00ff00))
                .encode(Films.HEAT)
                .orElseThrow();

        assertThat(block.vector()).containsExactly(Vectors.unit(new float[] {1, 1, 0}), within(1e-6f));
        assertThat(block.frame()).isEqualTo(new FilmDna.KeyFrame("b", Duration.ofSeconds(3)));
    }

    @Test
    void aFilmWhosePicturesCannotBeHadHasNoBlock() {
        assertThat(encoder().encode(Films.HEAT)).isEmpty();
        assertThat(encoder().input(Films.HEAT)).isEqualTo("somewhere");
    }

    @Test
    void theNextEventOfSuchAFilmTriesAgain() {
        var set = new EncoderSet(List.of(encoder()), List.of());
        FilmDna dna = new DnaComposer(set).compose(Films.HEAT, List.of());

        assertThat(dna.blocks()).isEmpty();
        assertThat(new DnaComposer(set).contentHash(Films.HEAT, dna.blocks())).isNotEqualTo(dna.contentHash());
    }

    private static Still still(String source, int colour) {
        return new Still(source, Optional.of(Duration.ofSeconds(3)), new RgbImage(1, 1, new int[] {colour}));
    }

    private static VisualEncoder encoder(Still... stills) {
        return new VisualEncoder(
                new StillSource() {
                    @Override
                    public String addresses(Film film) {
                        return "somewhere";
                    }

                    @Override
                    public Footage of(Film film) {
                        return Footage.of(List.of(stills));
                    }
                },
                COLOUR);
    }
}
