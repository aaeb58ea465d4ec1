package com.movieconcierge.evaluation.data;

import java.util.List;
import java.util.Set;

/**
 * What is learned from and what is asked about.
 *
 * @param name as it was asked for, such as {@code last-6}
 * @param leftOut films whose ratings were taken out of what is learned from, as if nobody had rated them
 */
public record Split(String name, Dataset dataset, Training training, List<Question> questions, Set<Integer> leftOut) {

    public Split {
        questions = List.copyOf(questions);
        leftOut = Set.copyOf(leftOut);
        if (questions.isEmpty()) {
            throw new EvaluationException("Split " + name + " leaves nothing to ask about: are there enough ratings?");
        }
    }

    /** Nothing is left out. */
    public Split(String name, Dataset dataset, Training training, List<Question> questions) {
        this(name, dataset, training, questions, Set.of());
    }

    /** Whether the moment of asking is known: without it a model that tells moments apart would be asked at one it has not learned. */
    public boolean hasMoments() {
        return questions.stream().allMatch(question -> question.askedAt().isPresent());
    }

    /** How many films are asked for in all. */
    public int targets() {
        return questions.stream()
                .mapToInt(question -> question.targets().length)
                .sum();
    }
}
