package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The ways to split a log: {@code last-N} asks for the last N films of each viewer one by one, each with all that came before
 * it as history; {@code global-time} asks likewise for all after the moment by which four fifths of the ratings were given;
 * {@code random-80-20} asks for a fifth of each viewer's films at once. What is learned from ends before the first question.
 *
 * @param knowsTime whether models may know the moment of asking
 */
public record Splitter(String name, boolean knowsTime, long seed) {
    private static final String LAST = "last-";
    private static final String GLOBAL_TIME = "global-time";
    private static final String RANDOM = "random-80-20";
    private static final double LEARNED = 0.8;

    public Splitter {
        if (!name.equals(GLOBAL_TIME) && !name.equals(RANDOM) && !name.matches("last-[1-9]\\d{0,3}")) {
            throw new EvaluationException(
                    "There is no split '" + name + "'; it is " + LAST + "N, " + GLOBAL_TIME + " or " + RANDOM + ".");
        }
    }

    public Split split(Dataset dataset) {
        return switch (name) {
            case GLOBAL_TIME -> since(dataset, momentOf(dataset.logs(), LEARNED));
            case RANDOM -> random(dataset);
            default -> last(dataset, Integer.parseInt(name.substring(LAST.length())));
        };
    }

    /** The same way once more on what may be learned from: settings are chosen there, so that no question is seen before. */
    public Split validation(Split split) {
        Dataset all = split.dataset();
        return split(
                new Dataset(all.films(), all.viewers(), split.training().viewers(), all.hasTimes(), all.hasStars()));
    }

    private Split last(Dataset dataset, int count) {
        return cut(
                dataset,
                dataset.logs().stream()
                        .mapToInt(log -> Math.max(Math.min(1, log.size()), log.size() - count))
                        .toArray());
    }

    private Split since(Dataset dataset, long moment) {
        return cut(
                dataset,
                dataset.logs().stream()
                        .mapToInt(log -> (int) IntStream.range(0, log.size())
                                .filter(i -> log.time(i) < moment)
                                .count())
                        .toArray());
    }

    /** Up to where each viewer's log is learned from. */
    private Split cut(Dataset dataset, int[] learned) {
        List<ViewerEvents> training = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int viewer = 0; viewer < learned.length; viewer++) {
            ViewerEvents log = dataset.logs().get(viewer);
            training.add(log.first(learned[viewer]));
            for (int i = Math.max(1, learned[viewer]); i < log.size(); i++) {
                questions.add(new Question(
                        viewer,
                        log.first(i),
                        knowsTime && dataset.hasTimes() ? OptionalLong.of(log.time(i)) : OptionalLong.empty(),
                        new int[] {log.film(i)},
                        new float[] {log.stars(i)}));
            }
        }
        return new Split(name, dataset, dataset.training(training), questions);
    }

    private static long momentOf(List<ViewerEvents> logs, double part) {
        long[] times = logs.stream()
                .flatMapToLong(log -> IntStream.range(0, log.size()).mapToLong(log::time))
                .sorted()
                .toArray();
        return times.length == 0 ? 0 : times[(int) (times.length * part)];
    }

    private Split random(Dataset dataset) {
        Random random = new Random(seed);
        List<ViewerEvents> training = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int viewer = 0; viewer < dataset.logs().size(); viewer++) {
            ViewerEvents log = dataset.logs().get(viewer);
            boolean[] held = new boolean[log.size()];
            shuffled(log.size(), random)
                    .limit(Math.round(log.size() * (1 - LEARNED)))
                    .forEach(i -> held[i] = true);
            ViewerEvents history = part(log, held, false);
            ViewerEvents asked = part(log, held, true);
            training.add(history);
            if (!asked.isEmpty() && !history.isEmpty()) {
                questions.add(new Question(
                        viewer, history, OptionalLong.empty(), asked.films().toArray(), stars(asked)));
            }
        }
        return new Split(name, dataset, dataset.training(training), questions);
    }

    private static IntStream shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue);
    }

    private static ViewerEvents part(ViewerEvents log, boolean[] held, boolean which) {
        int[] kept =
                IntStream.range(0, log.size()).filter(i -> held[i] == which).toArray();
        float[] stars = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            stars[i] = log.stars(kept[i]);
        }
        return new ViewerEvents(
                Arrays.stream(kept).map(log::film).toArray(),
                stars,
                Arrays.stream(kept).mapToLong(log::time).toArray());
    }

    static float[] stars(ViewerEvents events) {
        float[] stars = new float[events.size()];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = events.stars(i);
        }
        return stars;
    }
}
