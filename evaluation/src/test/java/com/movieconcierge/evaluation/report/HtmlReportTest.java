package com.movieconcierge.evaluation.report;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.evaluation.measure.Interval;
import com.movieconcierge.evaluation.measure.ListMeasures;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class HtmlReportTest {
    @TempDir
    Path folder;

    private final Evaluation evaluation = InventedEvaluation.whole();

    @Test
    void everyFigureOfEveryModelStandsInATable() throws Exception {
        Map<String, List<List<String>>> tables = tables(page(evaluation));

        for (Slice slice : List.of(Slice.ALL, Slice.LIKED, Slice.WARM, Slice.SHORT, Slice.LONG_HISTORIES)) {
            List<List<String>> rows = tables.get(caption(slice));
            assertThat(rows.get(0))
                    .containsExactly("Model", "Questions", "NDCG@10", "HR@10", "Recall@10", "Recall@100", "MRR");
            for (int which = 0; which < 3; which++) {
                ModelResult model = evaluation.models().get(which);
                assertThat(rows.get(which + 1))
                        .startsWith(model.model(), "1,20" + slice.ordinal())
                        .endsWith(Stream.of(Metric.values())
                                .map(metric -> shown(model, slice, metric))
                                .toArray(String[]::new));
            }
        }
    }

    private static String shown(ModelResult model, Slice slice, Metric metric) {
        Interval interval = model.figure(slice, metric);
        return "%s%s %s to %s"
                .formatted(
                        Figures.of(interval.mean()),
                        model.model().equals("hybrid") ? "*" : "",
                        Figures.of(interval.low()),
                        Figures.of(interval.high()));
    }

    @Test
    void listsSettingsTimesAndTiesHaveTheirTables() throws Exception {
        Map<String, List<List<String>>> tables = tables(page(evaluation));

        assertThat(tables.get("What the lists of ten are like, hits or not"))
                .contains(
                        List.of("popularity", ".0121", ".9961", "2.31", ".2100", "1.5000"),
                        List.of(InventedEvaluation.STRANGE, ".2500", ".8711", "11.93", "-", "-"));
        assertThat(tables.get("Settings and times"))
                .contains(List.of("hybrid", ".02", "61.25", "weight 2"), List.of("popularity", ".02", "61.25", ""));
        assertThat(tables.get("NDCG@10 over random orders of ratings of one moment"))
                .contains(List.of("hybrid", ".0991", ".1002", ".1016", "3"));
    }

    @Test
    void protocolIsAListOfNamesAndValues() throws Exception {
        Document page = page(evaluation);

        assertThat(texts(page, "dt")).startsWith("Split", "Films ranked");
        assertThat(texts(page, "dd")).startsWith("last-6", "9,742 <all>; seen films are left out");
    }

    @Test
    void everyModelIsInEveryPlotAndASliceThatNobodyWasAskedForIsNowhere() throws Exception {
        Document page = page(evaluation);

        List<Element> plots = elements(page, "svg").stream()
                .filter(svg -> svg.getAttribute("class").equals("plot"))
                .toList();
        assertThat(plots).hasSize(5).allSatisfy(plot -> assertThat(texts(plot, "text"))
                .contains("popularity", InventedEvaluation.STRANGE, "hybrid"));
        assertThat(texts(page, "h3"))
                .containsExactly(
                        "NDCG@10: all",
                        "NDCG@10 against coverage",
                        "NDCG@10: liked",
                        "NDCG@10: short histories",
                        "NDCG@10: long histories");
        assertThat(tables(page)).containsKey(caption(Slice.WARM)).doesNotContainKey(caption(Slice.COLD_FILMS));
    }

    @Test
    void aNameIsTextWhateverItLooksLike() throws Exception {
        ModelResult hostile = InventedEvaluation.model(
                "<!-- ties --><script>\0</script>", "' onclick='", 0.1, 0.01, new ListMeasures(1, 0, 1, 1, 1));
        Document page = page(new Evaluation(List.of(), List.of(hostile), List.of()));

        assertThat(texts(page, "th")).contains("<!-- ties --><script>\uFFFD</script>");
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page(evaluation), "b")).isEmpty();
    }

    @Test
    void thePageAsksNobodyAndRunsNothing() throws Exception {
        Document page = page(evaluation);

        assertThat(elements(page, "*")).hasSizeGreaterThan(100).allSatisfy(element -> {
            assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "a");
            assertThat(attributes(element)).noneMatch(name -> name.startsWith("on") || name.matches(".*(src|href)"));
        });
        assertThat(texts(page, "style").get(0))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void readersOfTheScreenFindTheirWay() throws Exception {
        Document page = page(evaluation);

        assertThat(elements(page, "table")).hasSize(8).allSatisfy(table -> {
            assertThat(texts(table, "caption")).hasSize(1);
            assertThat(((Element) table.getParentNode()).getAttribute("tabindex"))
                    .isEqualTo("0");
        });
        assertThat(elements(page, "th"))
                .allSatisfy(head -> assertThat(head.getAttribute("scope")).matches("row|col"));
        assertThat(elements(page, "section"))
                .allSatisfy(section -> assertThat(elements(section, "h2").get(0).getAttribute("id"))
                        .isEqualTo(section.getAttribute("aria-labelledby")));
    }

    @Test
    void anEvaluationOfNothingIsAPageStill() throws Exception {
        assertThat(texts(page(InventedEvaluation.empty()), "p")).contains("Not asked for.");
    }

    private Document page(Evaluation of) throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(of, file);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static String caption(Slice slice) {
        String label = slice.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1)
                + ": each figure in [0, 1], with its 95 % interval";
    }

    /** The cells of each row, by caption. */
    private static Map<String, List<List<String>>> tables(Document page) {
        return elements(page, "table").stream()
                .collect(toMap(table -> texts(table, "caption").get(0), table -> elements(table, "tr").stream()
                        .map(row -> elements(row, "*").stream()
                                .filter(cell -> cell.getTagName().matches("th|td"))
                                .map(Node::getTextContent)
                                .toList())
                        .toList()));
    }

    private static List<String> texts(Node within, String tag) {
        return elements(within, tag).stream().map(Node::getTextContent).toList();
    }

    private static List<Element> elements(Node within, String tag) {
        NodeList found = within instanceof Document page
                ? page.getElementsByTagName(tag)
                : ((Element) within).getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                .toList();
    }
}
