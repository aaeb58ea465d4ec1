package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ReplayFigures;
import com.movieconcierge.evaluation.measure.ReplayGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What came of a replay, as one page that needs nothing else: no network, no script. It is well-formed XML too. */
public final class ReplayPage {
    private static final int TOP = 10;
    private static final int HEIGHT = 160;
    private static final int AXIS = 22;
    private static final double LEFT = 0.11;

    private ReplayPage() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(Replay replay, Path file) {
        ReplayFigures figures = replay.figures();
        ReportFile.write(
                file,
                HtmlReport.resource("replay.html")
                        .replace("<!-- style -->", HtmlReport.resource("report.css"))
                        .replace("<!-- figures -->", figures(figures))
                        .replace("<!-- tenths -->", tenths(figures.tenths()))
                        .replace("<!-- answers -->", HtmlReport.protocol(ReplayText.answers(figures)))
                        .replace("<!-- protocol -->", HtmlReport.protocol(replay.protocol())));
    }

    private static String figures(ReplayFigures figures) {
        List<String> columns = Stream.concat(
                        Stream.of("List", "Questions"),
                        ReplayFigures.METRICS.stream().map(ReplayText::label))
                .toList();
        return HtmlTables.table(
                "Each figure in [0, 1], with its 95 % interval",
                columns,
                figures.product().keySet().stream()
                        .flatMap(group -> Stream.of(
                                row("product, ", group, figures.product()),
                                row("most rated, ", group, figures.popularity()))));
    }

    private static String row(String name, ReplayGroup group, Map<ReplayGroup, Map<Metric, Interval>> of) {
        int count = ReplayFigures.figure(of, group, Metric.NDCG_10).count();
        return HtmlTables.row(
                name + group.label(),
                Stream.concat(
                        Stream.of(HtmlTables.cell(String.format(Locale.ROOT, "%,d", count))),
                        ReplayFigures.METRICS.stream().map(metric -> cell(ReplayFigures.figure(of, group, metric)))));
    }

    private static String cell(Interval interval) {
        return "<td>" + Markup.element("span", Figures.of(interval.mean())) + " "
                + Markup.element("small", Figures.range(interval)) + "</td>";
    }

    private static String tenths(List<Double> tenths) {
        PlotScale up = PlotScale.upTo(tenths.stream()
                .filter(Double::isFinite)
                .mapToDouble(tenth -> tenth)
                .max()
                .orElse(0));
        Svg svg = new Svg(TOP + HEIGHT + AXIS, "NDCG@10 by tenth of the questions");
        up.ticks().forEach(tick -> {
            double y = y(up, tick.doubleValue());
            svg.line("grid", LEFT, y, 1, y);
            svg.text("tick", 0, y + 4, "start", up.label(tick));
        });
        for (int i = 0; i < tenths.size(); i++) {
            double x = LEFT + (1 - LEFT) * (i + 0.5) / tenths.size();
            String figure = Figures.of(tenths.get(i));
            svg.group("row", "tenth " + (i + 1) + ": " + figure);
            svg.text("tick", x, TOP + HEIGHT + AXIS - 4.0, "middle", String.valueOf(i + 1));
            if (Double.isFinite(tenths.get(i))) {
                svg.dot(x, y(up, tenths.get(i)));
            }
            svg.end();
        }
        return svg.toString();
    }

    private static double y(PlotScale up, double ndcg) {
        return TOP + HEIGHT * (1 - up.part(ndcg));
    }
}
