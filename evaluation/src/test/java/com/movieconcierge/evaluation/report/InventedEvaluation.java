package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures that nobody measured, each of them another. */
final class InventedEvaluation {
    static final String STRANGE = "<b> & \"é\"";

    private InventedEvaluation() {}

    /** Three models: one behind, two close to each other, of which only one has genres, and none that was asked for cold films. */
    static Evaluation whole() {
        ModelResult behind = model("popularity", "", 0.0196, 0.001, new ListMeasures(0.0121, 0.9961, 2.314, 0.21, 1.5));
        ModelResult close =
                model(STRANGE, "a < b", 0.0912, 0.005, new ListMeasures(0.25, 0.8711, 11.925, Double.NaN, Double.NaN));
        ModelResult ahead = model("hybrid", "weight 2", 0.0998, 0.002, new ListMeasures(0.171, 0.9, 5, 0.28, 0.351));
        return new Evaluation(
                List.of(
                        new Evaluation.Line("Split", "last-6"),
                        new Evaluation.Line("Films ranked", "9,742 <all>; seen films are left out")),
                List.of(behind, close, ahead),
                List.of(new Evaluation.TieSpread("hybrid", List.of(0.1016, 0.0991, 0.1002))));
    }

    static Evaluation empty() {
        return new Evaluation(List.of(), List.of(), List.of());
    }

    static ModelResult model(String name, String settings, double ndcg, double half, ListMeasures lists) {
        Map<Slice, Map<Metric, Interval>> figures = new EnumMap<>(Slice.class);
        for (Slice slice : Set.of(Slice.ALL, Slice.LIKED, Slice.WARM, Slice.SHORT, Slice.LONG_HISTORIES)) {
            Map<Metric, Interval> of = new EnumMap<>(Metric.class);
            for (Metric metric : Metric.values()) {
                double mean = ndcg + 0.0101 * slice.ordinal() + 0.1 * metric.ordinal();
                of.put(metric, new Interval(mean, mean - half, mean + half, 1200 + slice.ordinal()));
            }
            figures.put(slice, of);
        }
        return new ModelResult(name, settings, figures, lists, Duration.ofMillis(20), Duration.ofMillis(61_250));
    }
}
