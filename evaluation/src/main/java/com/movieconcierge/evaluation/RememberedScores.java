package com.movieconcierge.evaluation;

import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers no question twice, as far as its memory goes: what several blends of the same parts are chosen from asks
 * each part once.
 */
final class RememberedScores implements Recommender {
    private final Recommender model;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Question, float[]> answers = new ConcurrentHashMap<>();
    private @Nullable Training learned;

    /** @param mostBytes of answers; what goes beyond is asked for again */
    RememberedScores(Recommender model, long mostBytes) {
        this.model = model;
        this.mostBytes = mostBytes;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String settings() {
        return model.settings();
    }

    /** Learns only what it has not learned last. */
    @Override
    public void fit(Training training) {
        if (training != learned) {
            answers.clear();
            bytes.set(0);
            model.fit(training);
            learned = training;
        }
    }

    @Override
    public void score(Question question, float[] scores) {
        float[] known = answers.get(question);
        if (known != null) {
            System.arraycopy(known, 0, scores, 0, scores.length);
            return;
        }
        model.score(question, scores);
        if (bytes.addAndGet((long) scores.length * Float.BYTES) <= mostBytes) {
            answers.put(question, scores.clone());
        }
    }
}
