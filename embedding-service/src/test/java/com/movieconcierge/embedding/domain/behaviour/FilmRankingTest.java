package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.embedding.domain.behaviour.HeldOut.Question;
import org.junit.jupiter.api.Test;

class FilmRankingTest {
    private static final double SECOND = 1 / (Math.log(3) / Math.log(2));

    @Test
    void theFirstPlaceIsWorthOneAndTheEleventhNothing() {
        assertThat(ndcg(new float[] {0.9f, 0.1f}, 0)).isEqualTo(1);
        assertThat(ndcg(new float[] {0.9f, 0.1f}, 1)).isCloseTo(SECOND, within(1e-12));
        assertThat(ndcg(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0)).isZero();
        assertThat(ndcg(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 1)).isPositive();
    }

    @Test
    void filmsThatTheViewerHasRatedTakeNoPlace() {
        assertThat(ndcg(new float[] {0.9f, 0.1f, 0.5f}, 1, 0, 2)).isEqualTo(1);
    }

    @Test
    void equalScoresAreWorthTheMeanOfTheirPlaces() {
        assertThat(ndcg(new float[] {0.5f, 0.5f}, 0)).isCloseTo((1 + SECOND) / 2, within(1e-12));
        assertThat(ndcg(new float[] {0.5f, 0.5f}, 1)).isCloseTo((1 + SECOND) / 2, within(1e-12));
    }

    private static double ndcg(float[] scores, int chosen, int... seen) {
        var history = new ViewerEvents(seen, new float[seen.length], new long[seen.length]);
        return new FilmRanking(question -> scores).ndcg(new Question(history, chosen, 0));
    }
}
