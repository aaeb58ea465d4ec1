package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.ReplayAnswer;
import com.movieconcierge.evaluation.measure.ReplayFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayReportTest {
    @TempDir
    private Path folder;

    private final Replay replay = new Replay(
            List.of(new Evaluation.Line("Replayed", "2")),
            ReplayFigures.of(
                    List.of(
                            answer(0, 5, 0, new ReplayAnswer.State("b2", List.of("late"), 3000, false)),
                            answer(1, 3, 3, ReplayAnswer.State.FAILED)),
                    1));

    private static ReplayAnswer answer(int viewer, double stars, int popularRank, ReplayAnswer.State state) {
        return new ReplayAnswer(
                viewer,
                stars,
                false,
                state.failed() ? OptionalInt.empty() : OptionalInt.of(0),
                popularRank,
                state,
                Duration.ofMillis(12));
    }

    @Test
    void everythingStandsInColumns() {
        assertThat(ReplayText.of(replay)).isEqualTo("""
                        Replayed  2

                        Where the film stood that was rated next
                                           questions    NDCG@10 (95 % interval)   HR@10  Recall@100  MRR@100
                        product, all               2    .5000 (.0000 to 1.0000)   .5000       .5000    .5000
                        most rated, all            2    .7153 (.4307 to 1.0000)  1.0000      1.0000    .6250
                        product, liked             1  1.0000 (1.0000 to 1.0000)  1.0000      1.0000   1.0000
                        most rated, liked          1  1.0000 (1.0000 to 1.0000)  1.0000      1.0000   1.0000

                        NDCG@10 of all by tenth of the questions, in their order
                        -  -  -  -  1.0000  -  -  -  -  .0000

                        Answers
                        By model version     b2: 1
                        Degraded             late: 1
                        Stale                1 from a profile that was read more than 1 s before
                        Failed               1
                        Time for a question  median 12 ms, 95th percentile 12 ms, the wait for the viewer's last rating included
                        """);
    }

    @Test
    void otherProgramsFindEveryFigure() throws IOException {
        Path file = folder.resolve("new").resolve("figures.json");
        ReplayJson.write(replay, file);
        JsonNode json = JsonMapper.shared().readTree(file.toFile());
        assertThat(json.at("/protocol/0/name").asString()).isEqualTo("Replayed");
        assertThat(json.at("/product/all/NDCG@10/mean").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/product/all/MRR@100/count").asInt()).isEqualTo(2);
        assertThat(json.at("/popularity/liked/HR@10/mean").asDouble()).isEqualTo(1);
        assertThat(json.path("product").has("newcomers")).isFalse();
        assertThat(json.path("tenths")).hasSize(10);
        assertThat(json.at("/tenths/0").isNull()).isTrue();
        assertThat(json.at("/answers/models/b2").asInt()).isOne();
        assertThat(json.at("/answers/degraded/late").asInt()).isOne();
        assertThat(json.at("/answers/stale").asInt()).isOne();
        assertThat(json.at("/answers/failed").asInt()).isOne();
        assertThat(json.at("/answers/medianMillis").asInt()).isEqualTo(12);
    }

    @Test
    void thePageIsWellFormedAndSaysTheSame() throws Exception {
        Path file = folder.resolve("replay.html");
        ReplayPage.write(replay, file);
        Document page =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(page.getDocumentElement().getTextContent())
                .contains("most rated, liked", ".0000 to 1.0000", "late: 1", "Replayed")
                .doesNotContain("<!--");
        assertThat(page.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(Files.readString(file)).doesNotContain("<!-- ");
    }
}
