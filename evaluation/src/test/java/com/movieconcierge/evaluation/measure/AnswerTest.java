package com.movieconcierge.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Question;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static Question question(int seen, int... targets) {
        return new Question(
                0,
                new ViewerEvents(new int[] {seen}, new float[] {4}, new long[] {1}),
                OptionalLong.empty(),
                targets,
                new float[targets.length]);
    }

    @Test
    void seenFilmsAreLeftOutAndOfEqualScoresTheLowerNumberIsBetter() {
        Answer answer = Answer.of(question(0, 3, 1), new float[] {9, 5, 7, 5}, Set.of());
        assertThat(answer.ranks()).containsExactly(2, 1);
        assertThat(answer.top()).containsExactly(2, 1, 3);
    }

    @Test
    void theListHoldsTheTenBest() {
        float[] scores = new float[30];
        for (int film = 0; film < scores.length; film++) {
            scores[film] = film * 7 % 30;
        }
        Answer answer = Answer.of(question(0, 29), scores, Set.of());
        assertThat(answer.top()).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(scores[answer.top()[i]]).isEqualTo(29 - i);
        }
        // 29 · 7 mod 30 = 23: six are better.
        assertThat(answer.ranks()).containsExactly(6);
    }

    @Test
    void filmsThatWereLeftOutAreAlsoRankedAmongThemselves() {
        Answer answer = Answer.of(question(0, 3, 1), new float[] {9, 5, 7, 5, 8}, Set.of(0, 1, 4));
        assertThat(answer.ranks()).containsExactly(3, 2);
        // Film 3 is none of them, and film 0 was seen: only film 4 is better than film 1.
        assertThat(answer.amongLeftOut()).containsExactly(0, 1);
    }
}
