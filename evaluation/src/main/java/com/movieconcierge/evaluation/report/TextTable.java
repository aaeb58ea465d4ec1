package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What came of an evaluation, as lines for a terminal. */
public final class TextTable {
    private static final List<Metric> BESIDES = List.of(Metric.HIT_10, Metric.RECALL_100, Metric.MRR);
    private final List<ModelResult> models;
    private final TextLines lines = new TextLines();

    private TextTable(List<ModelResult> models) {
        this.models = models;
    }

    /** Ends with a line break. No line is wider than 110 characters, unless a model's name is very long. */
    public static String of(Evaluation evaluation) {
        TextTable table = new TextTable(evaluation.models());
        table.protocol(evaluation.protocol());
        table.all();
        table.slices();
        table.lists();
        table.settings();
        table.ties(evaluation.ties());
        return table.lines.toString();
    }

    private void protocol(List<Evaluation.Line> protocol) {
        lines.columns(
                protocol.stream().map(line -> List.of(line.name())).toList(),
                protocol.stream().map(Evaluation.Line::value).toList());
    }

    private void all() {
        lines.heading("All films that were asked for. *: ahead, the 95 % interval overlaps that of no other model");
        Stream<String> besides = BESIDES.stream().map(metric -> metric.label() + " ");
        lines.columns(rows(Stream.concat(Stream.of("NDCG@10 (95 % interval)"), besides), which -> {
            Interval ndcg = models.get(which).figure(Slice.ALL, Metric.NDCG_10);
            String range = ndcg.count() == 0 ? "" : " (" + Figures.range(ndcg) + ")";
            return Stream.concat(
                    Stream.of(marked(which, Slice.ALL, Metric.NDCG_10) + range),
                    BESIDES.stream().map(metric -> marked(which, Slice.ALL, metric)));
        }));
    }

    private void slices() {
        lines.heading("NDCG@10 by the film that was asked for and by the viewer");
        List<Slice> parts = Stream.of(Slice.values())
                .filter(slice -> slice != Slice.ALL)
                .filter(slice -> slice.isUsual() || Figures.isAsked(models, slice))
                .toList();
        Stream<String> names = parts.stream().map(slice -> slice.label() + " ");
        lines.columns(rows(names, which -> parts.stream().map(slice -> marked(which, slice, Metric.NDCG_10))));
    }

    private void lists() {
        lines.heading("Lists of ten: coverage, Gini and likeness from 0 to 1, novelty in bits, miscalibration in nats");
        Stream<String> names = Stream.of("coverage", "Gini", "novelty", "likeness", "miscalibration");
        lines.columns(rows(names, which -> Figures.of(models.get(which).lists())));
    }

    private void settings() {
        lines.heading("Seconds to learn and to answer, and settings");
        Stream<String> settings = models.stream().map(ModelResult::settings);
        lines.columns(
                rows(Stream.of("learn, s", "answer, s"), which -> Stream.of(
                                models.get(which).fitTook(), models.get(which).askTook())
                        .map(Figures::seconds)),
                Stream.concat(Stream.of("settings"), settings).toList());
    }

    private void ties(List<Evaluation.TieSpread> ties) {
        if (!ties.isEmpty()) {
            lines.heading("NDCG@10 over random orders of ratings of one moment");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("", "least", "median", "most", "orders"));
            ties.forEach(tie -> rows.add(row(
                    tie.model(),
                    Stream.concat(
                            Figures.of(tie),
                            Stream.of(String.valueOf(tie.values().size()))))));
            lines.columns(rows);
        }
    }

    private String marked(int which, Slice slice, Metric metric) {
        String figure = Figures.of(models.get(which).figure(slice, metric).mean());
        return figure + (Figures.isAhead(models, which, slice, metric) ? "*" : " ");
    }

    private List<List<String>> rows(Stream<String> names, IntFunction<Stream<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", names));
        for (int which = 0; which < models.size(); which++) {
            rows.add(row(models.get(which).model(), cells.apply(which)));
        }
        return rows;
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
