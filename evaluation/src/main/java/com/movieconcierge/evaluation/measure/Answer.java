package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;
import java.util.Arrays;
import java.util.Set;

/**
 * What a model answered, as far as it matters.
 *
 * @param ranks of the targets among all films that are not in the history, from 0; other targets are left in
 * @param amongLeftOut of the targets among those films alone whose ratings were left out; 0 for a target that is none of them
 * @param top the first ten films
 */
public record Answer(int[] ranks, int[] amongLeftOut, int[] top) {
    /** Films of a list that are looked at as a list. */
    public static final int LIST = 10;

    /**
     * Ranks from scores; of equal ones the film with the lower number is better, as in the index.
     *
     * @param leftOut films whose ratings were left out
     */
    public static Answer of(Question question, float[] scores, Set<Integer> leftOut) {
        for (int i = 0; i < question.history().size(); i++) {
            scores[question.history().film(i)] = Float.NEGATIVE_INFINITY;
        }
        int[] ranks = Arrays.stream(question.targets())
                .map(target -> rank(scores, target))
                .toArray();
        int[] among = Arrays.stream(question.targets())
                .map(target -> leftOut.contains(target) ? rank(scores, target, leftOut) : 0)
                .toArray();
        return new Answer(ranks, among, top(scores));
    }

    private static int rank(float[] scores, int target) {
        int better = 0;
        for (int film = 0; film < scores.length; film++) {
            better += isBetter(scores, film, target) ? 1 : 0;
        }
        return better;
    }

    private static int rank(float[] scores, int target, Set<Integer> among) {
        int better = 0;
        for (int film : among) {
            better += isBetter(scores, film, target) ? 1 : 0;
        }
        return better;
    }

    private static boolean isBetter(float[] scores, int film, int target) {
        return scores[film] > scores[target] || scores[film] == scores[target] && film < target;
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
