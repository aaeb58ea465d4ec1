package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How figures are written: without a zero before the point, and {@code -} for none. */
final class Figures {
    private static final int PLACES = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private Figures() {}

    /** To four places, such as {@code .0197}. */
    static String of(double value) {
        return of(value, PLACES);
    }

    static String of(double value, int places) {
        return Double.isFinite(value) ? plain(new BigDecimal(value).setScale(places, RoundingMode.HALF_UP)) : "-";
    }

    static String plain(BigDecimal value) {
        return value.toPlainString().replaceFirst("^(-?)0\\.", "$1.");
    }

    /** Such as {@code .0931 to .1087}. */
    static String range(Interval interval) {
        return of(interval.low()) + " to " + of(interval.high());
    }

    /** Such as {@code .1009 (.0931 to .1087)}. */
    static String withRange(Interval interval) {
        return interval.count() == 0 ? "-" : of(interval.mean()) + " (" + range(interval) + ")";
    }

    /** Least, median and most. */
    static Stream<String> of(Evaluation.TieSpread ties) {
        return Stream.of(ties.least(), ties.median(), ties.most()).map(Figures::of);
    }

    /** In the order of the record: coverage, Gini, novelty, likeness, miscalibration. */
    static Stream<String> of(ListMeasures lists) {
        return Stream.of(
                of(lists.coverage()),
                of(lists.gini()),
                of(lists.novelty(), 2),
                of(lists.likeness()),
                of(lists.miscalibration()));
    }

    static String seconds(Duration duration) {
        return of(inSeconds(duration), 2);
    }

    static double inSeconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    /** Whether any model has been asked for films of the slice. */
    static boolean isAsked(List<ModelResult> models, Slice slice) {
        return models.stream()
                .anyMatch(model -> model.figure(slice, Metric.NDCG_10).count() > 0);
    }

    /**
     * Whether the model's interval lies above that of every other model that has one; never so for a model without company.
     *
     * @param which of the models
     */
    static boolean isAhead(List<ModelResult> models, int which, Slice slice, Metric metric) {
        double low = models.get(which).figure(slice, metric).low();
        List<Interval> others = IntStream.range(0, models.size())
                .filter(other -> other != which)
                .mapToObj(other -> models.get(other).figure(slice, metric))
                .filter(interval -> interval.count() > 0)
                .toList();
        return !others.isEmpty() && others.stream().allMatch(other -> low > other.high());
    }
}
