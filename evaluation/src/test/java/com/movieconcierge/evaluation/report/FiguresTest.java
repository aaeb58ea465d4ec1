package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.01968, .0197",
        "1, 1.0000",
        "12.5, 12.5000",
        "-0.017, -.0170",
        "-1e-17, .0000",
        "NaN, -",
        "Infinity, -"
    })
    void aFigureHasFourPlacesAndNoZeroBeforeThePoint(double value, String written) {
        assertThat(Figures.of(value)).isEqualTo(written);
    }

    @Test
    void aModelIsAheadIfNoOtherIntervalReachesItsOwn() {
        ModelResult behind = model(new Interval(0.1, 0.09, 0.11, 5));
        ModelResult touching = model(new Interval(0.13, 0.11, 0.15, 5));
        ModelResult ahead = model(new Interval(0.2, 0.16, 0.24, 5));

        assertThat(isAhead(1, behind, touching)).isFalse();
        assertThat(isAhead(2, behind, touching, ahead)).isTrue();
        assertThat(isAhead(0, behind, touching, ahead)).isFalse();
    }

    @Test
    void aModelWithoutTheFigureNeitherIsAheadNorKeepsAnotherFromIt() {
        ModelResult without = model(Interval.NONE);
        ModelResult behind = model(new Interval(0.1, 0.09, 0.11, 5));
        ModelResult ahead = model(new Interval(0.2, 0.16, 0.24, 5));

        assertThat(isAhead(2, without, behind, ahead)).isTrue();
        assertThat(isAhead(0, without, behind, ahead)).isFalse();
        assertThat(isAhead(1, without, ahead)).as("without company").isFalse();
    }

    private static boolean isAhead(int which, ModelResult... models) {
        return Figures.isAhead(List.of(models), which, Slice.ALL, Metric.MRR);
    }

    private static ModelResult model(Interval mrr) {
        return new ModelResult(
                "model",
                "",
                Map.of(Slice.ALL, Map.of(Metric.MRR, mrr)),
                new ListMeasures(1, 0, 1, 1, 1),
                Duration.ZERO,
                Duration.ZERO);
    }
}
