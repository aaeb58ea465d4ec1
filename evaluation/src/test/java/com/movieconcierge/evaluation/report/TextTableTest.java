package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.ListMeasures;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void everythingStandsInColumns() {
        assertThat(TextTable.of(InventedEvaluation.whole())).isEqualTo("""
                        Split         last-6
                        Films ranked  9,742 <all>; seen films are left out

                        All films that were asked for. *: ahead, the 95 % interval overlaps that of no other model
                                    NDCG@10 (95 % interval)  HR@10   Recall@100     MRR
                        popularity  .0196  (.0186 to .0206)  .1196        .3196   .4196
                        <b> & "é"   .0912  (.0862 to .0962)  .1912        .3912   .4912
                        hybrid      .0998* (.0978 to .1018)  .1998*       .3998*  .4998*

                        NDCG@10 by the film that was asked for and by the viewer
                                    liked   warm films   cold films   short histories   long histories
                        popularity  .0297        .0398            -             .0600            .0701
                        <b> & "é"   .1013        .1114            -             .1316            .1417
                        hybrid      .1099*       .1200*           -             .1402*           .1503*

                        Lists of ten: coverage, Gini and likeness from 0 to 1, novelty in bits, miscalibration in nats
                                    coverage   Gini  novelty  likeness  miscalibration
                        popularity     .0121  .9961     2.31     .2100          1.5000
                        <b> & "é"      .2500  .8711    11.93         -               -
                        hybrid         .1710  .9000     5.00     .2800           .3510

                        Seconds to learn and to answer, and settings
                                    learn, s  answer, s  settings
                        popularity       .02      61.25
                        <b> & "é"        .02      61.25  a < b
                        hybrid           .02      61.25  weight 2

                        NDCG@10 over random orders of ratings of one moment
                                least  median   most  orders
                        hybrid  .0991   .1002  .1016       3
                        """);
    }

    @Test
    void longTextGoesOnBelowItsBeginning() {
        Evaluation evaluation = new Evaluation(
                List.of(new Evaluation.Line("Tuned", "ridge 60: .0871; ".repeat(20))),
                List.of(InventedEvaluation.model(
                        "peer", "rounds 15, ".repeat(30), 0.1, 0.01, new ListMeasures(1, 0, 1, 1, 1))),
                List.of());

        List<String> lines = TextTable.of(evaluation).lines().toList();

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        assertThat(lines.get(0)).startsWith("Tuned  ridge 60").hasSizeGreaterThan(95);
        assertThat(lines.get(1)).matches("       \\S.*");
        assertThat(String.join(" ", lines)).satisfies(text -> {
            assertThat(text.split("ridge", -1)).hasSize(21);
            assertThat(text.split("rounds", -1)).hasSize(31);
        });
    }

    @Test
    void aLineThatFitsToTheLetterIsNotBroken() {
        String word = "x".repeat(51);

        assertThat(TextTable.of(protocol("Words", word + " " + word)).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).hasSize(110));
        assertThat(TextTable.of(protocol("Words", word + " x" + word)).lines().findFirst())
                .contains("Words  " + word);
    }

    private static Evaluation protocol(String name, String value) {
        return new Evaluation(List.of(new Evaluation.Line(name, value)), List.of(), List.of());
    }

    @Test
    void aModelWithoutCompanyIsNotAhead() {
        Evaluation evaluation =
                new Evaluation(List.of(), InventedEvaluation.whole().models().subList(0, 1), List.of());

        assertThat(TextTable.of(evaluation)).contains(".0196  (.0186 to .0206)").doesNotContain("0*", "6*");
    }

    @Test
    void withoutModelsThereAreHeadings() {
        assertThat(TextTable.of(InventedEvaluation.empty()))
                .contains("NDCG@10 by the film")
                .doesNotContain("orders");
    }
}
