package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of an evaluation, for other programs: {@code protocol}, {@code models} and {@code ties}. Figures lie at
 * {@code models[].figures.<slice>.<metric>}, such as {@code cold-films} and {@code NDCG@10}; a slice without films is not there,
 * and a figure that is none is null.
 */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(Evaluation evaluation, Path file) {
        ObjectNode report = JSON.createObjectNode();
        put(report.putArray("protocol"), evaluation.protocol());
        ArrayNode models = report.putArray("models");
        evaluation.models().forEach(model -> put(models.addObject(), model));
        ArrayNode ties = report.putArray("ties");
        evaluation.ties().forEach(spread -> put(ties.addObject(), spread));
        ReportFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private static void put(ObjectNode to, ModelResult model) {
        to.put("model", model.model()).put("settings", model.settings());
        ObjectNode figures = to.putObject("figures");
        for (Slice slice : Slice.values()) {
            Map<Metric, Interval> of = model.figures().getOrDefault(slice, Map.of());
            if (!of.isEmpty()) {
                ObjectNode part = figures.putObject(key(slice));
                new TreeMap<>(of).forEach((metric, interval) -> put(part.putObject(metric.label()), interval));
            }
        }
        put(to.putObject("lists"), model.lists());
        put(to, "fitSeconds", Figures.inSeconds(model.fitTook()));
        put(to, "askSeconds", Figures.inSeconds(model.askTook()));
    }

    private static String key(Slice slice) {
        return slice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void put(ArrayNode to, List<Evaluation.Line> protocol) {
        protocol.forEach(line -> to.addObject().put("name", line.name()).put("value", line.value()));
    }

    static void put(ObjectNode to, Interval interval) {
        put(to, "mean", interval.mean());
        put(to, "low", interval.low());
        put(to, "high", interval.high());
        to.put("count", interval.count());
    }

    private static void put(ObjectNode to, ListMeasures lists) {
        put(to, "coverage", lists.coverage());
        put(to, "gini", lists.gini());
        put(to, "novelty", lists.novelty());
        put(to, "likeness", lists.likeness());
        put(to, "miscalibration", lists.miscalibration());
    }

    private static void put(ObjectNode to, Evaluation.TieSpread ties) {
        to.put("model", ties.model());
        put(to, "least", ties.least());
        put(to, "median", ties.median());
        put(to, "most", ties.most());
        ArrayNode values = to.putArray("values");
        ties.values().forEach(value -> values.add(orNull(value)));
    }

    private static void put(ObjectNode to, String field, double value) {
        to.put(field, orNull(value));
    }

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
