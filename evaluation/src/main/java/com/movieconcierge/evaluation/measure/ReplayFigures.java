package com.movieconcierge.evaluation.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What came of a replay. A film that a list lacks counts as no hit, and nothing in MRR; so does a question that failed.
 *
 * @param product of the lists, by group and metric; a group without questions is left out
 * @param popularity likewise, of lists of the most rated films
 * @param tenths NDCG@10 of all by tenth of the questions, in order; NaN for one without any
 * @param models how many questions each model version answered
 * @param degraded how many answers said so, by what they lacked
 * @param stale answers from a profile older than {@link #STALE}
 * @param failed questions without an answer
 * @param median time for an answer
 * @param p95 95th percentile of it
 */
public record ReplayFigures(
        Map<ReplayGroup, Map<Metric, Interval>> product,
        Map<ReplayGroup, Map<Metric, Interval>> popularity,
        List<Double> tenths,
        Map<String, Long> models,
        Map<String, Long> degraded,
        long stale,
        long failed,
        Duration median,
        Duration p95) {
    /** What can be said of a list of at most {@value ReplayAnswer#LIMIT} films. */
    public static final List<Metric> METRICS = List.of(Metric.NDCG_10, Metric.HIT_10, Metric.RECALL_100, Metric.MRR);

    /** From then on the profile that a list was made from is old. */
    public static final Duration STALE = Duration.ofSeconds(1);

    private static final int PARTS = 10;

    /** @param answers in the order in which they were asked for */
    public static ReplayFigures of(List<ReplayAnswer> answers, long seed) {
        return new ReplayFigures(
                figures(answers, ReplayAnswer::rank, seed),
                figures(answers, answer -> listed(answer.popularRank()), seed),
                tenths(answers.stream().filter(ReplayGroup.ALL::holds).toList()),
                count(answers.stream()
                        .filter(answer -> !answer.state().failed())
                        .map(answer -> answer.state().modelVersion())
                        .toList()),
                count(answers.stream()
                        .flatMap(answer -> answer.state().degraded().stream())
                        .toList()),
                count(answers, answer -> answer.state().staleMillis() > STALE.toMillis()),
                count(answers, answer -> answer.state().failed()),
                percentile(answers, 0.5),
                percentile(answers, 0.95));
    }

    /** {@link Interval#NONE} for a group without questions. */
    public static Interval figure(Map<ReplayGroup, Map<Metric, Interval>> of, ReplayGroup group, Metric metric) {
        return of.getOrDefault(group, Map.of()).getOrDefault(metric, Interval.NONE);
    }

    private static OptionalInt listed(int rank) {
        return rank < ReplayAnswer.LIMIT ? OptionalInt.of(rank) : OptionalInt.empty();
    }

    private static Map<ReplayGroup, Map<Metric, Interval>> figures(
            List<ReplayAnswer> answers, Function<ReplayAnswer, OptionalInt> rank, long seed) {
        Map<ReplayGroup, Map<Metric, Interval>> figures = new EnumMap<>(ReplayGroup.class);
        for (ReplayGroup group : ReplayGroup.values()) {
            List<ReplayAnswer> of = answers.stream().filter(group::holds).toList();
            if (!of.isEmpty()) {
                int[] viewers = of.stream().mapToInt(ReplayAnswer::viewer).toArray();
                Map<Metric, Interval> byMetric = new EnumMap<>(Metric.class);
                for (Metric metric : METRICS) {
                    double[] values = of.stream()
                            .mapToDouble(answer -> worth(metric, rank.apply(answer)))
                            .toArray();
                    byMetric.put(metric, Interval.of(values, viewers, seed));
                }
                figures.put(group, byMetric);
            }
        }
        return figures;
    }

    private static double worth(Metric metric, OptionalInt rank) {
        return rank.isEmpty() ? 0 : metric.of(new int[] {rank.getAsInt()});
    }

    private static List<Double> tenths(List<ReplayAnswer> answers) {
        List<Double> means = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            long size = answers.size();
            means.add(answers.subList((int) (size * part / PARTS), (int) (size * (part + 1) / PARTS)).stream()
                    .mapToDouble(answer -> worth(Metric.NDCG_10, answer.rank()))
                    .average()
                    .orElse(Double.NaN));
        }
        return List.copyOf(means);
    }

    private static Map<String, Long> count(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static long count(List<ReplayAnswer> answers, Predicate<ReplayAnswer> which) {
        return answers.stream().filter(which).count();
    }

    private static Duration percentile(List<ReplayAnswer> answers, double part) {
        List<Duration> sorted =
                answers.stream().map(ReplayAnswer::took).sorted().toList();
        int at = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, at));
    }
}
