package com.movieconcierge.embedding.domain.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.embedding.domain.vision.Resampler.Filter;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    @Test
    void smallerPicturesAreMadeOfAllPixels() {
        float[] row = {0, 0, 0, 0, 100, 100, 100, 100};
        // A triangle four pixels wide to each side of 2: .625 .875 .875 .625 .375 .125, of which the last two see 100.
        assertThat(Resampler.resize(row, 8, 1, 2, 1, Filter.BILINEAR))
                .containsExactly(new float[] {100 * 0.5f / 3.5f, 100 * 3 / 3.5f}, within(1e-4f));
        assertThat(Resampler.resize(new float[] {10, 20}, 2, 1, 4, 1, Filter.BILINEAR))
                .containsExactly(new float[] {10, 12.5f, 17.5f, 20}, within(1e-4f));
    }

    @Property(seed = "20261123", tries = 60)
    void aPlainPictureStaysPlainAtAnySize(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int toWidth,
            @ForAll @IntRange(min = 1, max = 40) int toHeight) {
        float[] plain = new float[width * height];
        java.util.Arrays.fill(plain, 37);
        for (Filter filter : Filter.values()) {
            float[] resized = Resampler.resize(plain, width, height, toWidth, toHeight, filter);
            assertThat(resized).hasSize(toWidth * toHeight);
            for (float value : resized) {
                assertThat(value).isCloseTo(37, within(1e-4f));
            }
        }
    }

    @Test
    void channelsComeOneAfterTheOtherAndAreStandardised() {
        VitPreset preset = preset(2, false, 2);
        var image = new RgbImage(2, 2, new int[] {0xff0000, 0x00ff00, 0x0000ff, 0xffffff});
        assertThat(preset.planes(image))
                .containsExactly(new float[] {1, -1, -1, 1, -1, 1, -1, 1, -1, -1, 1, 1}, within(1e-6f));
    }

    @Test
    void theShapeIsKeptOrNotAndTheMiddleIsCutOut() {
        // A wide picture: red, green, green, blue.
        var wide = new RgbImage(4, 1, new int[] {0xff0000, 0x00ff00, 0x00ff00, 0x0000ff});
        float[] kept = preset(1, true, 1).planes(wide);
        assertThat(kept[1]).as("green in the middle").isEqualTo(1f);
        assertThat(kept[0]).as("red is cut off").isEqualTo(-1f);
        float[] squashed = preset(1, false, 1).planes(wide);
        assertThat(squashed[0]).as("some red is left").isGreaterThan(-1f);
    }

    @Test
    void presetsAreThoseOfTheMakers() {
        assertThat(VitPreset.names())
                .containsExactly("vit-base-patch16-224", "deit-base-patch16-224", "clip-vit-base-patch32");
        assertThat(VitPreset.named("clip-vit-base-patch32").orElseThrow().dimension())
                .isEqualTo(512);
        assertThat(VitPreset.named("gpt")).isEmpty();
    }

    private static VitPreset preset(int resize, boolean keepShape, int size) {
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        return new VitPreset(
                "test", resize, keepShape, size, Filter.BILINEAR, half, half, VitPreset.Pooling.FIRST_TOKEN, 4);
    }
}
