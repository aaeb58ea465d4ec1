package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.util.List;
import java.util.stream.DoubleStream;

/** NDCG@10 of each model as a dot, and its interval as a bar, on a line that begins at 0. */
final class DotPlot {
    private static final int ROW = 40;
    private static final int NAME = 13;
    private static final int TRACK = 26;
    private static final int AXIS = 20;
    private static final int LONGEST_NAME = 28;

    private DotPlot() {}

    static String of(List<ModelResult> models, Slice slice) {
        PlotScale scale = PlotScale.upTo(models.stream()
                .map(model -> model.figure(slice, Metric.NDCG_10))
                .flatMapToDouble(ndcg -> DoubleStream.of(ndcg.mean(), ndcg.high()))
                .filter(Double::isFinite)
                .max()
                .orElse(0));
        int height = models.size() * ROW;
        Svg svg = new Svg(height + AXIS, "NDCG@10 by model, " + slice.label() + "; the tables have the same figures");
        scale.ticks().forEach(tick -> {
            double x = scale.part(tick.doubleValue());
            svg.line("grid", x, 0, x, height);
            svg.text("tick", x, height + AXIS - 4.0, x == 0 ? "start" : x == 1 ? "end" : "middle", scale.label(tick));
        });
        for (int which = 0; which < models.size(); which++) {
            row(svg, models, which, slice, scale);
        }
        return svg.toString();
    }

    private static void row(Svg svg, List<ModelResult> models, int which, Slice slice, PlotScale scale) {
        String model = models.get(which).model();
        Interval ndcg = models.get(which).figure(slice, Metric.NDCG_10);
        boolean isAhead = Figures.isAhead(models, which, slice, Metric.NDCG_10);
        int top = which * ROW;
        svg.group(isAhead ? "ahead" : "row", model + ": " + Figures.withRange(ndcg));
        svg.text("name", 0, top + NAME, "start", Markup.shortened(model, LONGEST_NAME));
        svg.text("figure", 1, top + NAME, "end", Figures.of(ndcg.mean()) + (isAhead ? "*" : ""));
        if (ndcg.count() > 0) {
            svg.line("interval", scale.part(ndcg.low()), top + TRACK, scale.part(ndcg.high()), top + TRACK);
            svg.dot(scale.part(ndcg.mean()), top + TRACK);
        }
        svg.end();
    }
}
