package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotScaleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.08    | 0 .02 .04 .06 .08",
                "0.1     | 0 .02 .04 .06 .08 .1",
                "0.1001  | 0 .05 .1 .15",
                "1       | 0 .2 .4 .6 .8 1",
                "0.00021 | 0 .00005 .0001 .00015 .0002 .00025",
                "0       | 0 .2 .4 .6 .8 1",
                "NaN     | 0 .2 .4 .6 .8 1"
            })
    void ticksAreRound(double most, String ticks) {
        PlotScale scale = PlotScale.upTo(most);

        assertThat(String.join(" ", scale.ticks().stream().map(scale::label).toList()))
                .isEqualTo(ticks);
    }

    @Property(seed = "20261128")
    void nothingStandsBeyondTheEndAndMostOfTheScaleIsUsed(
            @ForAll @DoubleRange(min = -8, max = 1) @Scale(4) double exponent) {
        double most = Math.pow(10, exponent);
        PlotScale scale = PlotScale.upTo(most);

        assertThat(scale.ticks()).hasSizeBetween(2, 6);
        assertThat(scale.part(most)).isBetween(0.6, 1 + 1e-8);
        assertThat(scale.part(0)).isZero();
        assertThat(scale.part(most / 2)).isCloseTo(scale.part(most) / 2, within(1e-12));
    }
}
