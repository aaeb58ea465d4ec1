package com.movieconcierge.evaluation.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.AskingGaps;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.RidgeSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.evaluation.peer.Popular;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HybridRecommenderTest {
    private static final List<String> IDS = List.of("f0", "f1", "f2", "f3");
    private static final NextFilmSettings SETTINGS =
            new NextFilmSettings(new RidgeSettings(List.of(0.5), 1, 5, 0.5, 100), Optional.empty(), AskingGaps.NONE);

    /** Everybody who saw film 0 saw film 1 next, and everybody saw film 2 first. */
    private final Training training = new Training(
            4, IntStream.range(0, 10).mapToObj(i -> events(2, 0, 1)).toList());

    private static ViewerEvents events(int... films) {
        return new ViewerEvents(films, new float[films.length], new long[films.length]);
    }

    private float[] scores(Recommender model) {
        model.fit(training);
        float[] scores = new float[4];
        model.score(new Question(0, events(0), OptionalLong.empty(), new int[] {1}, new float[1]), scores);
        return scores;
    }

    @Test
    void behaviourSaysWhatCameNext() {
        float[] scores = scores(new BehaviourRecommender(IDS, SETTINGS));
        assertThat(scores[1]).isGreaterThan(0.5f).isGreaterThan(scores[2] + 0.3f);
        assertThat(scores[3]).isZero();
    }

    @Test
    void theSumIsOfBothWithTheWeight() {
        float[] learned = scores(new BehaviourRecommender(IDS, SETTINGS));
        float[] popular = scores(new Popular());
        float[] both = scores(new HybridRecommender(new Popular(), new BehaviourRecommender(IDS, SETTINGS), 3));
        for (int film = 0; film < both.length; film++) {
            assertThat(both[film]).isEqualTo(popular[film] + 3 * learned[film]);
        }
        assertThat(new HybridRecommender(new Popular(), new BehaviourRecommender(IDS, SETTINGS), 3).settings())
                .isEqualTo("weight=3.00 scales=0.5 ridge=1 fewest=5 weights=100");
    }
}
