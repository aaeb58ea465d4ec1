package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.TasteSpace.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TasteSpaceTest {
    private static final Part<String> THEME =
            new Part<>("theme", 0.64, new float[] {1, 0}, new float[] {1, 2}, new float[] {0, 0});
    private static final Part<String> FACTS =
            new Part<>("facts", 0.36, new float[] {0}, new float[] {1}, new float[] {0.6f});

    private static Optional<double[]> place(TasteSpace<String> space, Map<String, TasteSum> taste) {
        return space.place(key -> Optional.ofNullable(taste.get(key)));
    }

    @Test
    void aPlaceIsWhatIsLikedBeyondTheCatalogueAndTheMeanViewer() {
        // Theme: (5, 2) − 2 (1, 0) = (3, 2), scaled (3, 4), of length 5; times √0.64. Facts: √0.36 − 0.6 = 0.
        double[] place = place(
                        new TasteSpace<>(List.of(THEME, FACTS)),
                        Map.of(
                                "theme", new TasteSum(new double[] {5, 2}, 2),
                                "facts", new TasteSum(new double[] {7}, 3)))
                .orElseThrow();

        assertThat(place[0]).isCloseTo(0.6, within(1e-6));
        assertThat(place[1]).isCloseTo(0.8, within(1e-6));
        assertThat(place[2]).isCloseTo(0, within(1e-6));
    }

    @Test
    void anUnknownPartLeavesItsComponentsAtZero() {
        assertThat(place(
                        new TasteSpace<>(List.of(THEME, FACTS)), Map.of("theme", new TasteSum(new double[] {1, 1}, 1))))
                .hasValueSatisfying(place -> assertThat(place).containsExactly(0, 1, 0));
    }

    @Test
    void aTasteLikeTheCatalogueOrOfOtherModelsHasNoPlace() {
        var space = new TasteSpace<>(List.of(THEME));
        assertThat(place(space, Map.of())).isEmpty();
        assertThat(place(space, Map.of("theme", new TasteSum(new double[] {3, 0}, 3))))
                .isEmpty();
    }

    @Test
    void lengthsThatDifferAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part<>("facts", 1, new float[2], new float[1], new float[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> place(new TasteSpace<>(List.of(THEME)), Map.of("theme", new TasteSum(new double[1], 1))))
                .withMessageContaining("theme has 2 components");
    }
}
