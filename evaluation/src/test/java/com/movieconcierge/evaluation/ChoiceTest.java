package com.movieconcierge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.data.DatasetBuilder;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.data.Splitter;
import com.movieconcierge.evaluation.data.Training;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private final Split split = split();

    /** Everybody chose film 2 after film 0. */
    private static Split split() {
        var builder = new DatasetBuilder();
        builder.rating("other", "a", 4, 1L);
        builder.rating("other", "b", 4, 2L);
        for (int viewer = 0; viewer < 5; viewer++) {
            builder.rating("v" + viewer, "a", 4, 1L);
            builder.rating("v" + viewer, "c", 4, 2L);
        }
        return new Splitter("last-1", true, 1).split(builder.build());
    }

    /** Puts one film first, and remembers what it was asked. */
    private static final class Fixed implements Recommender {
        private final int first;
        private final List<Object> told = Collections.synchronizedList(new ArrayList<>());

        Fixed(int first) {
            this.first = first;
        }

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String settings() {
            return "first=" + first;
        }

        @Override
        public void fit(Training training) {
            told.add(training);
        }

        @Override
        public void score(Question question, float[] scores) {
            told.add(question);
            java.util.Arrays.fill(scores, 0);
            scores[first] = 1;
        }
    }

    @Test
    void theBestOnTheValidationPartIsChosenAndTheEarlierWhereTheyTie() {
        Fixed right = new Fixed(2);
        Choice choice = Choice.among(List.of(new Fixed(1), right, new Fixed(2)), split, 1, Stages.UNSEEN);
        assertThat(choice.chosen()).isSameAs(right);
        // Film 0 is seen. Of six questions one is right about film 1 and five are second, at 1 / log2(3), and the other
        // way round.
        assertThat(choice.described()).isEqualTo("first=1: 0.6924; first=2: 0.9385; first=2: 0.9385");
    }

    @Test
    void whereThereIsNothingToChooseNobodyIsAsked() {
        Fixed only = new Fixed(1);
        Choice choice = Choice.among(List.of(only), split, 1, Stages.UNSEEN);
        assertThat(choice.chosen()).isSameAs(only);
        assertThat(choice.tried()).isEmpty();
        assertThat(only.told).isEmpty();
    }

    @Test
    void aModelThatRemembersIsToldAndAskedOnce() {
        Fixed model = new Fixed(1);
        RememberedScores remembered = new RememberedScores(model, 1 << 20);
        Asking.measure(remembered, split, 1, asked -> {});
        assertThat(Asking.measure(remembered, split, 1, asked -> {}).settings()).isEqualTo("first=1");
        assertThat(model.told).hasSize(1 + split.questions().size());
        float[] scores = new float[3];
        remembered.score(split.questions().get(0), scores);
        assertThat(scores).containsExactly(0, 1, 0);
    }

    @Test
    void whatGoesBeyondItsMemoryIsAskedAgain() {
        Fixed model = new Fixed(1);
        // Room for the answers to two questions about three films.
        RememberedScores remembered = new RememberedScores(model, 2 * 3 * Float.BYTES);
        Asking.measure(remembered, split, 1, asked -> {});
        Asking.measure(remembered, split, 1, asked -> {});
        assertThat(model.told).hasSize(1 + 6 + 4);
    }
}
