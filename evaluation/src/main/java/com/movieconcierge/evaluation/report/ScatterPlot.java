package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** NDCG@10 of each model against its coverage. Names that keep clear of each other on the narrowest screen do so on all. */
final class ScatterPlot {
    private static final int TOP = 10;
    private static final int HEIGHT = 320;
    private static final int AXIS = 22;
    private static final double LEFT = 0.11;
    private static final int NARROWEST = 320;
    private static final int LETTER = 7;
    private static final int LINE = 15;
    private static final int GAP = 9;
    private static final double HAIR = 0.02;
    /** On one side or the other there is room for it, wherever the dot is. */
    private static final int LONGEST_NAME = 18;

    private final Svg svg = new Svg(
            TOP + HEIGHT + AXIS, "NDCG@10 against coverage, a dot for each model; the tables have the same figures");
    private final PlotScale across;
    private final PlotScale up;
    /** Dots and names, which no name may lie on. */
    private final List<Rectangle2D> taken = new ArrayList<>();

    private ScatterPlot(List<ModelResult> models) {
        across = PlotScale.upTo(
                models.stream().mapToDouble(ScatterPlot::coverage).max().orElse(0));
        up = PlotScale.upTo(models.stream().mapToDouble(ScatterPlot::ndcg).max().orElse(0));
    }

    /** A model without either figure is left out. */
    static String of(List<ModelResult> models) {
        List<ModelResult> shown = models.stream()
                .filter(model -> Double.isFinite(coverage(model)) && Double.isFinite(ndcg(model)))
                .sorted(Comparator.comparingDouble(ScatterPlot::ndcg))
                .toList();
        ScatterPlot plot = new ScatterPlot(shown);
        plot.grid();
        shown.forEach(plot::dot);
        shown.forEach(plot::name);
        return plot.svg.toString();
    }

    private void grid() {
        up.ticks().forEach(tick -> {
            double y = y(tick.doubleValue());
            svg.line("grid", LEFT, y, 1, y);
            svg.text("tick", 0, y + 4, "start", up.label(tick));
        });
        across.ticks().forEach(tick -> {
            double x = x(tick.doubleValue());
            svg.line("grid", x, TOP, x, y(0));
            svg.text("tick", x, TOP + HEIGHT + AXIS - 4, x == 1 ? "end" : "middle", across.label(tick));
        });
    }

    private void dot(ModelResult model) {
        double x = x(coverage(model));
        double y = y(ndcg(model));
        svg.group(
                        "row",
                        model.model() + ": NDCG@10 " + Figures.withRange(model.figure(Slice.ALL, Metric.NDCG_10))
                                + ", coverage " + Figures.of(coverage(model)))
                .dot(x, y)
                .end();
        taken.add(new Rectangle2D.Double(x * NARROWEST - HAIR / 2, y - GAP / 2.0, HAIR, GAP));
    }

    /** Beside its dot, first towards the middle, or as near to that as there is room. */
    private void name(ModelResult model) {
        String name = Markup.shortened(model.model(), LONGEST_NAME);
        double x = x(coverage(model));
        double y = y(ndcg(model));
        List<Rectangle2D> places = IntStream.range(0, 2 * HEIGHT / LINE)
                .mapToDouble(i -> y - LINE / 2.0 + (i % 2 == 0 ? i : -i - 1) * LINE / 4.0)
                .filter(top -> top >= 0 && top + LINE <= TOP + HEIGHT)
                .boxed()
                .flatMap(top -> Stream.of(x < 0.5, x >= 0.5).map(isRight -> box(name, x, top, isRight)))
                .toList();
        Rectangle2D place = places.stream()
                .filter(free -> free.getMinX() >= LEFT * NARROWEST && free.getMaxX() <= NARROWEST)
                .filter(free -> taken.stream().noneMatch(free::intersects))
                .findFirst()
                .orElse(places.get(0));
        taken.add(place);
        boolean isRight = place.getMinX() > x * NARROWEST;
        svg.line("leader", x, y, x, place.getCenterY());
        svg.text("name", x, isRight ? GAP : -GAP, place.getCenterY() + 4, isRight ? "start" : "end", name);
    }

    /** From the dot on, as what is between it and its name would come to lie on the name where there is more room. */
    private static Rectangle2D box(String name, double x, double top, boolean isRight) {
        double width = GAP + name.length() * LETTER;
        double dot = x * NARROWEST;
        return new Rectangle2D.Double(isRight ? dot + HAIR : dot - HAIR - width, top, width, LINE);
    }

    private double x(double coverage) {
        return LEFT + (1 - LEFT) * across.part(coverage);
    }

    private double y(double ndcg) {
        return TOP + HEIGHT * (1 - up.part(ndcg));
    }

    private static double coverage(ModelResult model) {
        return model.lists().coverage();
    }

    private static double ndcg(ModelResult model) {
        return model.figure(Slice.ALL, Metric.NDCG_10).mean();
    }
}
