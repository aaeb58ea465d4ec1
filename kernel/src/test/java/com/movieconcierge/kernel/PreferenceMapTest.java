package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceMapTest {
    private final PreferenceMap map =
            new PreferenceMap(List.of(-0.2, -0.15, -0.1, -0.05, 0.0, 0.5, 0.7, 0.85, 0.95, 1.0));

    @Test
    void likesPullAndDislikesNeverDo() {
        assertThat(map.of(5.0)).isEqualTo(1.0);
        assertThat(map.of(2.5)).isZero();
        assertThat(map.of(0.5)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 5.5, 7, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void ratingsOutsideTheScaleAreRefused(double rating) {
        assertThatIllegalArgumentException().isThrownBy(() -> map.of(rating)).withMessageContaining("[0.5, 5.0]");
    }

    @Test
    void fallingPreferencesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PreferenceMap(List.of(0.0, -0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)));
    }
}
