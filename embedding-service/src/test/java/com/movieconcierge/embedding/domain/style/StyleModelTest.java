package com.movieconcierge.embedding.domain.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.kernel.StyleLayout;
import com.movieconcierge.kernel.Vectors;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StyleModelTest {
    private final StyleModel model = new StyleModel();

    @Property(seed = "20261123", tries = 40)
    void featuresAreSharesAndTheVectorGivesThemBack(
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 300) int height,
            @ForAll @IntRange(min = 0, max = 999) int seed) {
        RgbImage image = Paintings.blots(width, height, seed);

        double[] features = StyleModel.features(image);
        float[] vector = vector(image);

        assertThat(Vectors.norm(vector)).isCloseTo(1, within(1e-5));
        for (int i = 0; i < features.length; i++) {
            assertThat(features[i]).as("feature %s", i).isBetween(0.0, 1.0 + 1e-9);
            assertThat(StyleLayout.feature(vector, i)).isCloseTo(features[i], within(1e-5));
        }
    }

    @Test
    void lightContrastColourAndWarmthAreWhatTheySay() {
        assertThat(feature(Paintings.plain(0x202020), StyleLayout.MEAN_LIGHT))
                .isLessThan(feature(Paintings.plain(0xd0d0d0), StyleLayout.MEAN_LIGHT));
        RgbImage half = Paintings.of(200, 200, (x, y) -> x < 0.5 ? 0 : 0xffffff);
        assertThat(feature(half, StyleLayout.CONTRAST)).isCloseTo(1, within(0.01));
        assertThat(feature(Paintings.plain(0x808080), StyleLayout.CONTRAST)).isCloseTo(0, within(0.01));
        assertThat(feature(Paintings.plain(0xff8800), StyleLayout.SATURATION)).isCloseTo(1, within(0.01));
        assertThat(feature(Paintings.plain(0x808080), StyleLayout.SATURATION)).isZero();
        assertThat(feature(Paintings.plain(0xff8800), StyleLayout.WARMTH)).isGreaterThan(0.9);
        assertThat(feature(Paintings.plain(0x0044ff), StyleLayout.WARMTH)).isLessThan(0.1);
        assertThat(feature(Paintings.plain(0x808080), StyleLayout.COLOURFULNESS))
                .isZero();
    }

    @Test
    void edgesAndFinenessAreWhatTheySay() {
        RgbImage fine = Paintings.of(256, 256, (x, y) -> (int) (x * 64) % 2 == 0 ? 0 : 0xffffff);
        RgbImage broad = Paintings.of(256, 256, (x, y) -> (int) (x * 8) % 2 == 0 ? 0 : 0xffffff);
        assertThat(feature(fine, StyleLayout.EDGE_DENSITY)).isGreaterThan(feature(broad, StyleLayout.EDGE_DENSITY));
        assertThat(feature(fine, StyleLayout.FINENESS)).isGreaterThan(feature(broad, StyleLayout.FINENESS));
        assertThat(feature(Paintings.plain(0x336699), StyleLayout.EDGE_DENSITY)).isLessThan(1e-6);
    }

    @Test
    void exposureMovesOnlyWhatSaysHowBrightAPictureIs() {
        RgbImage image = Paintings.exposed(Paintings.blots(200, 300, 3), 0.5);
        double[] features = StyleModel.features(image);
        double[] darker = StyleModel.features(Paintings.exposed(image, 0.7));

        for (int i = StyleLayout.TONES; i < StyleLayout.FEATURES; i++) {
            boolean absolute = i >= StyleLayout.COLOUR && i < StyleLayout.HUES;
            if (!absolute) {
                assertThat(darker[i]).as("feature %s", i).isCloseTo(features[i], within(0.06));
            }
        }
        assertThat(darker[StyleLayout.MEAN_LIGHT]).isLessThan(0.8 * features[StyleLayout.MEAN_LIGHT]);
    }

    @Test
    void theSamePictureAtAnotherSizeLooksTheSame() {
        float[] large = vector(Paintings.blots(900, 1200, 5));
        float[] small = vector(Paintings.blots(150, 200, 5));
        float[] other = vector(Paintings.blots(900, 1200, 6));
        assertThat(Vectors.dot(large, small)).isGreaterThan(0.999);
        assertThat(Vectors.dot(large, small)).isGreaterThan(Vectors.dot(large, other));
    }

    @Test
    void saysWhatItIs() {
        assertThat(model.id()).isEqualTo("mise-en-scene");
        assertThat(model.version()).matches("[0-9a-f]{12}");
        assertThat(model.dimension()).isEqualTo(StyleLayout.DIMENSION);
    }

    private double feature(RgbImage image, int feature) {
        return StyleLayout.feature(vector(image), feature);
    }

    private float[] vector(RgbImage image) {
        return model.encode(List.of(image)).get(0);
    }
}
