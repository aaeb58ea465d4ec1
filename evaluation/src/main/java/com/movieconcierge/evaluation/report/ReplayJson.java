package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ReplayFigures;
import com.movieconcierge.evaluation.measure.ReplayGroup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a replay, for other programs: {@code protocol}, {@code product} and {@code popularity} by group and metric, such as
 * {@code product.all.NDCG@10.mean}, {@code tenths} and {@code answers}. A group without questions is not there, and a figure that
 * is none is null.
 */
public final class ReplayJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ReplayJson() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(Replay replay, Path file) {
        ObjectNode report = JSON.createObjectNode();
        JsonReport.put(report.putArray("protocol"), replay.protocol());
        ReplayFigures figures = replay.figures();
        put(report.putObject("product"), figures.product());
        put(report.putObject("popularity"), figures.popularity());
        ArrayNode tenths = report.putArray("tenths");
        figures.tenths().forEach(tenth -> tenths.add(JsonReport.orNull(tenth)));
        ObjectNode answers = report.putObject("answers");
        ObjectNode models = answers.putObject("models");
        figures.models().forEach(models::put);
        ObjectNode degraded = answers.putObject("degraded");
        figures.degraded().forEach(degraded::put);
        answers.put("stale", figures.stale())
                .put("failed", figures.failed())
                .put("medianMillis", figures.median().toMillis())
                .put("p95Millis", figures.p95().toMillis());
        ReportFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private static void put(ObjectNode to, Map<ReplayGroup, Map<Metric, Interval>> figures) {
        figures.forEach((group, byMetric) -> {
            ObjectNode part = to.putObject(group.name().toLowerCase(Locale.ROOT));
            byMetric.forEach((metric, interval) -> JsonReport.put(part.putObject(ReplayText.label(metric)), interval));
        });
    }
}
