package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.SuccessionCounts.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessionCountsTest {
    private static final int FILMS = 15;

    private static ViewerEvents events(double firstStars, int... films) {
        float[] stars = new float[films.length];
        stars[0] = (float) firstStars;
        return new ViewerEvents(films, stars, new long[films.length]);
    }

    private static SuccessionCounts counts(List<ViewerEvents> viewers) {
        return SuccessionCounts.of(viewers, new FilmNumbers(viewers, FILMS, 1));
    }

    @Test
    void viewersWhoRatedItHighlyAreCountedAndThoseWhoWentOn() {
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            viewers.add(events(4, 0, 1));
        }
        viewers.add(events(5, 0));
        viewers.add(events(3.5, 0, 1));
        viewers.add(events(5, 1, 0));
        SuccessionCounts counts = counts(viewers);
        assertThat(counts.of(0, 1)).hasValue(new Succession(7, 6));
        assertThat(counts.of(1, 0)).isEmpty();
        assertThat(counts.of(-1, 0)).isEmpty();
        assertThat(counts.of(0, -1)).isEmpty();
    }

    @Test
    void ofFewerThanFiveViewersNothingIsSaid() {
        assertThat(counts(IntStream.range(0, 4).mapToObj(i -> events(4, 0, 1)).toList())
                        .of(0, 1))
                .isEmpty();
    }

    @Test
    void soonIsWithinTenRatings() {
        int[] films = IntStream.range(0, FILMS).toArray();
        SuccessionCounts counts =
                counts(IntStream.range(0, 5).mapToObj(i -> events(4, films)).toList());
        assertThat(counts.of(0, 10)).isPresent();
        assertThat(counts.of(0, 11)).isEmpty();
    }
}
