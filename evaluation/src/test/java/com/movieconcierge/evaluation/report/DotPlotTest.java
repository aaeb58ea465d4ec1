package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class DotPlotTest {
    private static final ListMeasures LISTS = new ListMeasures(0.5, 0.5, 1, 0.5, 0.5);

    private final ModelResult low = InventedEvaluation.model("low", "", 0.02, 0.01, LISTS);
    private final ModelResult high = InventedEvaluation.model("high", "", 0.06, 0.02, LISTS);

    @Test
    void dotsAndBarsStandWhereTheirFiguresAre() {
        String svg = DotPlot.of(List.of(low, high), Slice.ALL);

        assertThat(svg).contains(">.08</text>").doesNotContain(">.1</text>");
        assertThat(row(svg, "low")).contains("x1=\"12.50%\"", "x2=\"37.50%\"", "cx=\"25.00%\"", ">.0200</text>");
        assertThat(row(svg, "high")).contains("x1=\"50.00%\"", "x2=\"100.00%\"", "cx=\"75.00%\"");
    }

    @Test
    void onlyAModelThatIsAheadHasAStar() {
        ModelResult close = InventedEvaluation.model("close", "", 0.03, 0.02, LISTS);

        assertThat(row(DotPlot.of(List.of(low, high), Slice.ALL), "high")).contains("\"ahead\"", ">.0600*</text>");
        assertThat(DotPlot.of(List.of(low, close, high), Slice.ALL)).doesNotContain("ahead", "*");
    }

    @Test
    void aModelWithoutTheFigureHasItsRowButNoMark() {
        String svg = DotPlot.of(List.of(low), Slice.COLD_FILMS);

        assertThat(row(svg, "low")).contains(">low</text>", ">-</text>").doesNotContain("<circle", "interval");
    }

    @Test
    void aLongNameIsCutButKeptInItsTitle() {
        String name = "a model with more to its name than a plot has room for";

        assertThat(DotPlot.of(List.of(InventedEvaluation.model(name, "", 0.1, 0, LISTS)), Slice.ALL))
                .contains("<title>" + name + ": .1000", ">a model with more to its na…</text>");
    }

    private static String row(String svg, String model) {
        return svg.lines()
                .filter(line -> line.contains("<title>" + model + ":"))
                .findFirst()
                .orElseThrow();
    }
}
