package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every figure of an evaluation in tables, each in a box of its own that scrolls where it is too wide. */
public final class HtmlTables {
    private final List<ModelResult> models;

    HtmlTables(List<ModelResult> models) {
        this.models = models;
    }

    /** A table for each slice that has been asked for: metrics with their intervals. */
    String figures() {
        return Stream.of(Slice.values())
                .filter(slice -> Figures.isAsked(models, slice))
                .map(this::figures)
                .collect(Collectors.joining());
    }

    private String figures(Slice slice) {
        List<String> columns = Stream.concat(
                        Stream.of("Model", "Questions"),
                        Arrays.stream(Metric.values()).map(Metric::label))
                .toList();
        return table(
                capitalised(slice.label()) + ": each figure in [0, 1], with its 95 % interval", columns, rows(which -> {
                    int count = models.get(which).figure(slice, Metric.NDCG_10).count();
                    return Stream.concat(
                            Stream.of(cell(String.format(Locale.ROOT, "%,d", count))),
                            Arrays.stream(Metric.values()).map(metric -> cell(which, slice, metric)));
                }));
    }

    private String cell(int which, Slice slice, Metric metric) {
        Interval interval = models.get(which).figure(slice, metric);
        if (interval.count() == 0) {
            return cell("-");
        }
        boolean isAhead = Figures.isAhead(models, which, slice, metric);
        return "<td>" + Markup.element(isAhead ? "strong" : "span", Figures.of(interval.mean()) + (isAhead ? "*" : ""))
                + " " + Markup.element("small", Figures.range(interval)) + "</td>";
    }

    String lists() {
        List<String> columns = List.of(
                "Model",
                "Coverage (part of all films)",
                "Gini (0 to 1)",
                "Novelty (bits)",
                "Likeness within a list (0 to 1)",
                "Miscalibration (nats)");
        return table("What the lists of ten are like, hits or not", columns, rows(which -> Figures.of(
                        models.get(which).lists())
                .map(HtmlTables::cell)));
    }

    String settings() {
        return table(
                "Settings and times",
                List.of("Model", "Learning (s)", "Answering everything (s)", "Settings"),
                rows(which -> Stream.of(
                        cell(Figures.seconds(models.get(which).fitTook())),
                        cell(Figures.seconds(models.get(which).askTook())),
                        "<td class=\"prose\">"
                                + Markup.escaped(models.get(which).settings()) + "</td>")));
    }

    static String ties(List<Evaluation.TieSpread> ties) {
        return table(
                "NDCG@10 over random orders of ratings of one moment",
                List.of("Model", "Least", "Median", "Most", "Orders"),
                ties.stream()
                        .map(tie -> row(
                                tie.model(),
                                Stream.concat(
                                                Figures.of(tie),
                                                Stream.of(String.valueOf(
                                                        tie.values().size())))
                                        .map(HtmlTables::cell))));
    }

    private Stream<String> rows(IntFunction<Stream<String>> cells) {
        return IntStream.range(0, models.size())
                .mapToObj(which -> row(models.get(which).model(), cells.apply(which)));
    }

    public static String row(String model, Stream<String> cells) {
        return "<tr><th scope=\"row\">" + Markup.escaped(model) + "</th>" + cells.collect(Collectors.joining())
                + "</tr>\n";
    }

    public static String table(String caption, List<String> columns, Stream<String> rows) {
        Function<String, String> head = column -> "<th scope=\"col\">" + Markup.escaped(column) + "</th>";
        return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + Markup.escaped(caption)
                + "\">\n<table>"
                + Markup.element("caption", caption) + "\n<thead><tr>"
                + columns.stream().map(head).collect(Collectors.joining()) + "</tr></thead>\n<tbody>\n"
                + rows.collect(Collectors.joining()) + "</tbody>\n</table>\n</div>\n";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    public static String cell(String text) {
        return "<td>" + Markup.escaped(text) + "</td>";
    }
}
