package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;
import java.util.Arrays;

/**
 * What a model answered, as far as it matters.
 *
 * @param ranks of the targets among all films that are not in the history, from 0; other targets are left in
 * @param top the first ten films
 */
public record Answer(int[] ranks, int[] top) {
    /** Films of a list that are looked at as a list. */
    public static final int LIST = 10;

    /** Ranks from scores; of equal ones the film with the lower number is better, as in the index. */
    public static Answer of(Question question, float[] scores) {
        for (int i = 0; i < question.history().size(); i++) {
            scores[question.history().film(i)] = Float.NEGATIVE_INFINITY;
        }
        int[] ranks = Arrays.stream(question.targets())
                .map(target -> rank(scores, target))
                .toArray();
        return new Answer(ranks, top(scores));
    }

    private static int rank(float[] scores, int target) {
        float score = scores[target];
        int better = 0;
        for (int film = 0; film < scores.length; film++) {
            better += scores[film] > score || scores[film] == score && film < target ? 1 : 0;
        }
        return better;
    }

    private static int[] top(float[] scores) {
        int[] top = new int[LIST];
        int size = 0;
        for (int film = 0; film < scores.length; film++) {
            int at = size;
            while (at > 0 && scores[top[at - 1]] < scores[film]) {
                at--;
            }
            if (at < LIST && scores[film] > Float.NEGATIVE_INFINITY) {
                size = Math.min(LIST, size + 1);
                System.arraycopy(top, at, top, at + 1, size - at - 1);
                top[at] = film;
            }
        }
        return Arrays.copyOf(top, size);
    }
}
