package com.movieconcierge.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final Map<Slice, String> KEYS = Map.of(
            Slice.ALL, "all",
            Slice.LIKED, "liked",
            Slice.WARM, "warm",
            Slice.SHORT, "short",
            Slice.LONG_HISTORIES, "long-histories");

    @TempDir
    Path folder;

    private final Evaluation evaluation = InventedEvaluation.whole();
    private String text;
    private JsonNode json;

    @BeforeEach
    void writeAndReadAgain() throws IOException {
        Path file = folder.resolve("new").resolve("report.json");
        JsonReport.write(evaluation, file);
        text = Files.readString(file);
        json = new JsonMapper().readTree(text);
    }

    @Test
    void everyFigureComesBackAsItWas() {
        for (int which = 0; which < 3; which++) {
            ModelResult model = evaluation.models().get(which);
            JsonNode read = json.path("models").path(which);
            assertThat(read.path("figures").propertyNames()).containsExactlyInAnyOrderElementsOf(KEYS.values());
            KEYS.forEach((slice, key) -> {
                assertThat(read.path("figures").path(key).propertyNames())
                        .containsExactly("NDCG@10", "HR@10", "Recall@10", "Recall@100", "MRR");
                for (Metric metric : Metric.values()) {
                    JsonNode figure = read.path("figures").path(key).path(metric.label());
                    assertThat(new Interval(
                                    figure.path("mean").doubleValue(),
                                    figure.path("low").doubleValue(),
                                    figure.path("high").doubleValue(),
                                    figure.path("count").intValue()))
                            .isEqualTo(model.figure(slice, metric));
                }
            });
        }
    }

    @Test
    void modelsComeWithTheirListsSettingsAndTimes() {
        JsonNode hybrid = json.path("models").path(2);

        assertThat(hybrid.propertyNames())
                .containsExactly("model", "settings", "figures", "lists", "fitSeconds", "askSeconds");
        assertThat(hybrid.path("settings").stringValue()).isEqualTo("weight 2");
        assertThat(hybrid.path("lists")).isEqualTo(new JsonMapper().readTree("""
                                {"coverage": 0.171, "gini": 0.9, "novelty": 5.0, "likeness": 0.28, "miscalibration": 0.351}
                                """));
        assertThat(hybrid.path("fitSeconds").doubleValue()).isEqualTo(0.02);
        assertThat(hybrid.path("askSeconds").doubleValue()).isEqualTo(61.25);
        assertThat(json.path("models").path(1).path("model").stringValue()).isEqualTo(InventedEvaluation.STRANGE);
    }

    @Test
    void aFigureThatIsNoneIsNull() {
        JsonNode lists = json.path("models").path(1).path("lists");

        assertThat(lists.path("likeness").isNull()).isTrue();
        assertThat(lists.path("miscalibration").isNull()).isTrue();
        assertThat(lists.path("coverage").doubleValue()).isEqualTo(0.25);
        assertThat(text).doesNotContain("NaN");
    }

    @Test
    void protocolAndTiesKeepTheirOrder() {
        assertThat(json.propertyNames()).containsExactly("protocol", "models", "ties");
        assertThat(json.path("protocol")).isEqualTo(new JsonMapper().readTree("""
                                [{"name": "Split", "value": "last-6"},
                                 {"name": "Films ranked", "value": "9,742 <all>; seen films are left out"}]
                                """));
        assertThat(json.path("ties")).isEqualTo(new JsonMapper().readTree("""
                                [{"model": "hybrid", "least": 0.0991, "median": 0.1002, "most": 0.1016,
                                  "values": [0.1016, 0.0991, 0.1002]}]
                                """));
    }

    @Test
    void theFileIsForPeopleToo() {
        assertThat(text).startsWith("{\n  \"protocol\"").endsWith("}\n").contains("é");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("report.json");

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> JsonReport.write(new Evaluation(List.of(), List.of(), List.of()), file))
                .withMessageContaining(file.toString());
    }
}
