package com.movieconcierge.evaluation;

import com.movieconcierge.behaviour.Cores;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.measure.Answer;
import com.movieconcierge.evaluation.measure.ModelResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Asks a model every question of a split. */
final class Asking {
    private Asking() {}

    /** @param progress told of how many questions have been answered, now and then, by any thread */
    static ModelResult measure(Recommender model, Split split, long seed, IntConsumer progress) {
        long start = System.nanoTime();
        model.fit(split.training());
        long fitted = System.nanoTime();
        List<Answer> answers = answers(model, split, progress);
        long answered = System.nanoTime();
        return ModelResult.of(
                model.name(),
                model.settings(),
                split,
                answers,
                Duration.ofNanos(fitted - start),
                Duration.ofNanos(answered - fitted),
                seed);
    }

    private static List<Answer> answers(Recommender model, Split split, IntConsumer progress) {
        Answer[] answers = new Answer[split.questions().size()];
        Map<Integer, List<Integer>> byViewer = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            byViewer.computeIfAbsent(split.questions().get(i).viewer(), viewer -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> viewers = List.copyOf(byViewer.values());
        Cores.forEach(viewers.size(), viewer -> {
            float[] scores = new float[split.training().films()];
            for (int i : viewers.get(viewer)) {
                Question question = split.questions().get(i);
                model.score(question, scores);
                answers[i] = Answer.of(question, scores, split.leftOut());
            }
            progress.accept(viewers.get(viewer).size());
        });
        return Arrays.asList(answers);
    }
}
