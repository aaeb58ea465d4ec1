package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What came of one model.
 *
 * @param settings it ran with; empty for none
 * @param figures by slice and metric; a slice without targets is left out
 * @param fitTook time to learn
 * @param askTook time for all answers, over all threads, by the clock
 */
public record ModelResult(
        String model,
        String settings,
        Map<Slice, Map<Metric, Interval>> figures,
        ListMeasures lists,
        Duration fitTook,
        Duration askTook) {

    /** Measures answers, one a question of the split. */
    public static ModelResult of(
            String model,
            String settings,
            Split split,
            List<Answer> answers,
            Duration fitTook,
            Duration askTook,
            long seed) {
        Slice.Learned learned = new Slice.Learned(split.training().counts(), split.leftOut());
        int[] viewers = split.questions().stream().mapToInt(Question::viewer).toArray();
        Map<Slice, Map<Metric, Interval>> figures = new EnumMap<>(Slice.class);
        for (Slice slice : Slice.values()) {
            int[][] ranks = IntStream.range(0, answers.size())
                    .mapToObj(i -> ranks(split.questions().get(i), answers.get(i), slice, learned))
                    .toArray(int[][]::new);
            if (Stream.of(ranks).allMatch(some -> some.length == 0)) {
                continue;
            }
            Map<Metric, Interval> of = new EnumMap<>(Metric.class);
            for (Metric metric : Metric.values()) {
                double[] values = IntStream.range(0, ranks.length)
                        .mapToDouble(i -> ranks[i].length == 0 ? Double.NaN : metric.of(ranks[i]))
                        .toArray();
                of.put(metric, Interval.of(values, viewers, seed));
            }
            figures.put(slice, of);
        }
        return new ModelResult(model, settings, figures, ListMeasures.of(split, answers), fitTook, askTook);
    }

    private static int[] ranks(Question question, Answer answer, Slice slice, Slice.Learned learned) {
        return IntStream.range(0, answer.ranks().length)
                .filter(target -> slice.holds(question, target, learned))
                .map(target -> slice.ranks(answer)[target])
                .toArray();
    }

    /** The figure; {@link Interval#NONE} for a slice without targets. */
    public Interval figure(Slice slice, Metric metric) {
        return figures.getOrDefault(slice, Map.of()).getOrDefault(metric, Interval.NONE);
    }
}
