package com.movieconcierge.evaluation.data;

import java.util.List;

/**
 * What is learned from and what is asked about.
 *
 * @param name as it was asked for, such as {@code last-6}
 */
public record Split(String name, Dataset dataset, Training training, List<Question> questions) {

    public Split {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new EvaluationException("Split " + name + " leaves nothing to ask about: are there enough ratings?");
        }
    }

    /** How many films are asked for in all. */
    public int targets() {
        return questions.stream()
                .mapToInt(question -> question.targets().length)
                .sum();
    }
}
