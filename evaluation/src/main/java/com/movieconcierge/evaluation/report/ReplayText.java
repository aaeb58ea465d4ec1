package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ReplayFigures;
import com.movieconcierge.evaluation.measure.ReplayGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a replay, as lines for a terminal. */
public final class ReplayText {
    private ReplayText() {}

    /** Ends with a line break. No line is wider than 110 characters. */
    public static String of(Replay replay) {
        TextLines lines = new TextLines();
        lines.columns(
                replay.protocol().stream().map(line -> List.of(line.name())).toList(),
                replay.protocol().stream().map(Evaluation.Line::value).toList());
        ReplayFigures figures = replay.figures();
        lines.heading("Where the film stood that was rated next");
        lines.columns(rows(figures));
        lines.heading("NDCG@10 of all by tenth of the questions, in their order");
        lines.columns(List.of(figures.tenths().stream().map(Figures::of).toList()));
        lines.heading("Answers");
        List<Evaluation.Line> answers = answers(figures);
        lines.columns(
                answers.stream().map(line -> List.of(line.name())).toList(),
                answers.stream().map(Evaluation.Line::value).toList());
        return lines.toString();
    }

    /** Each metric as it is of lists of a hundred. */
    static String label(Metric metric) {
        return metric == Metric.MRR ? "MRR@100" : metric.label();
    }

    /** A head, and a line for each group and recommender. */
    static List<List<String>> rows(ReplayFigures figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of("", "questions"),
                        ReplayFigures.METRICS.stream()
                                .map(metric -> metric == Metric.NDCG_10 ? "NDCG@10 (95 % interval)" : label(metric)))
                .toList());
        figures.product().keySet().forEach(group -> {
            rows.add(row("product, " + group.label(), figures.product(), group));
            rows.add(row("most rated, " + group.label(), figures.popularity(), group));
        });
        return rows;
    }

    private static List<String> row(String name, Map<ReplayGroup, Map<Metric, Interval>> of, ReplayGroup group) {
        int count = ReplayFigures.figure(of, group, Metric.NDCG_10).count();
        return Stream.concat(
                        Stream.of(name, String.format(Locale.ROOT, "%,d", count)),
                        ReplayFigures.METRICS.stream()
                                .map(metric -> shown(metric, ReplayFigures.figure(of, group, metric))))
                .toList();
    }

    private static String shown(Metric metric, Interval figure) {
        return metric == Metric.NDCG_10 ? Figures.withRange(figure) : Figures.of(figure.mean());
    }

    /** How they came about. */
    static List<Evaluation.Line> answers(ReplayFigures figures) {
        return List.of(
                new Evaluation.Line("By model version", counts(figures.models())),
                new Evaluation.Line("Degraded", counts(figures.degraded())),
                new Evaluation.Line(
                        "Stale",
                        figures.stale() + " from a profile that was read more than " + ReplayFigures.STALE.toSeconds()
                                + " s before"),
                new Evaluation.Line("Failed", String.valueOf(figures.failed())),
                new Evaluation.Line(
                        "Time for a question",
                        "median " + millis(figures.median()) + ", 95th percentile " + millis(figures.p95())
                                + ", the wait for the viewer's last rating included"));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> String.format(Locale.ROOT, "%s: %,d", count.getKey(), count.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
