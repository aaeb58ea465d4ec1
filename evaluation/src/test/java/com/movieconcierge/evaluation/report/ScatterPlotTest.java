package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.ModelResult;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScatterPlotTest {
    private static final Pattern DOT = Pattern.compile("cx=\"([\\d.]+)%\" cy=\"([\\d.]+)\"");
    private static final Pattern NAME = Pattern.compile(
            "class=\"name\" x=\"([\\d.]+)%\" dx=\"(-?\\d+)\" y=\"([\\d.]+)\" text-anchor=\"(start|end)\">([^<]*)<");
    private static final double LETTER = 6.5;

    @Test
    void dotsStandWhereCoverageAndFigureMeet() {
        String svg = ScatterPlot.of(List.of(model("one", 0.25, 0.05), model("other", 0.5, 0.1)));

        // From 11 % of the width to all of it, and from 330 pixels up to 10.
        assertThat(svg).contains("cx=\"55.50%\" cy=\"170.0\"", "cx=\"100.00%\" cy=\"10.0\"");
        assertThat(svg).contains(": NDCG@10 .0500 (.0500 to .0500), coverage .2500</title>");
    }

    @Test
    void aModelThatLacksOneOfThemIsLeftOut() {
        assertThat(ScatterPlot.of(List.of(model("one", 0.25, 0.05), model("other", Double.NaN, 0.1))))
                .contains(">one<")
                .doesNotContain(">other<");
    }

    @Property(seed = "20261128", tries = 200)
    void noNameLiesOnAnotherOrOnADot(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 1) @Scale(4) Double> coverages,
            @ForAll @DoubleRange(min = 0, max = 0.1) @Scale(4) double step) {
        List<ModelResult> models = new ArrayList<>();
        for (double coverage : coverages) {
            models.add(model("number " + models.size(), coverage, 0.01 + step * models.size()));
        }
        String svg = ScatterPlot.of(models);

        for (int width : new int[] {320, 1000}) {
            List<Rectangle2D> taken = new ArrayList<>();
            NAME.matcher(svg).results().forEach(name -> {
                double length = LETTER * name.group(5).length();
                double x = width * Double.parseDouble(name.group(1)) / 100 + Integer.parseInt(name.group(2));
                double left = name.group(4).equals("end") ? x - length : x;
                var box = new Rectangle2D.Double(left, Double.parseDouble(name.group(3)) - 10, length, 12);
                assertThat(taken).noneMatch(box::intersects);
                assertThat(box.getMinX()).isNotNegative();
                assertThat(box.getMaxX()).isLessThanOrEqualTo(width);
                taken.add(box);
            });
            assertThat(taken).hasSameSizeAs(models);
            assertThat(DOT.matcher(svg).results()).hasSameSizeAs(models).allSatisfy(dot -> assertThat(taken)
                    .noneMatch(name -> name.contains(
                            width * Double.parseDouble(dot.group(1)) / 100, Double.parseDouble(dot.group(2)))));
        }
    }

    private static ModelResult model(String name, double coverage, double ndcg) {
        return InventedEvaluation.model(name, "", ndcg, 0, new ListMeasures(coverage, 0, 1, 1, 1));
    }
}
