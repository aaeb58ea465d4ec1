package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What came of an evaluation, as one page that needs nothing else: no network, no script. {@code report.html} says what is where;
 * its comments are replaced by what they name. No text of an evaluation can be taken for one of them, as its {@code <} is escaped.
 * The page is well-formed XML too.
 */
public final class HtmlReport {
    private static final String FOLDER = "/evaluation/";
    private static final List<Slice> PLOTTED =
            List.of(Slice.LIKED, Slice.COLD_FILMS, Slice.SHORT, Slice.LONG_HISTORIES);

    private HtmlReport() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(Evaluation evaluation, Path file) {
        List<ModelResult> models = evaluation.models();
        HtmlTables tables = new HtmlTables(models);
        ReportFile.write(
                file,
                resource("report.html")
                        .replace("<!-- style -->", resource("report.css"))
                        .replace("<!-- protocol -->", protocol(evaluation.protocol()))
                        .replace("<!-- all -->", DotPlot.of(models, Slice.ALL))
                        .replace("<!-- coverage -->", ScatterPlot.of(models))
                        .replace("<!-- slices -->", slices(models))
                        .replace("<!-- figures -->", tables.figures())
                        .replace("<!-- lists -->", tables.lists())
                        .replace("<!-- settings -->", tables.settings())
                        .replace("<!-- ties -->", ties(evaluation.ties())));
    }

    public static String protocol(List<Evaluation.Line> lines) {
        return lines.stream()
                .map(line ->
                        "<div>" + Markup.element("dt", line.name()) + Markup.element("dd", line.value()) + "</div>\n")
                .collect(Collectors.joining());
    }

    private static String slices(List<ModelResult> models) {
        return PLOTTED.stream()
                .filter(slice -> Figures.isAsked(models, slice))
                .map(slice -> "<figure>" + Markup.element("h3", "NDCG@10: " + slice.label()) + "\n"
                        + DotPlot.of(models, slice) + "</figure>\n")
                .collect(Collectors.joining());
    }

    private static String ties(List<Evaluation.TieSpread> ties) {
        return ties.isEmpty() ? Markup.element("p", "Not asked for.") : HtmlTables.ties(ties);
    }

    public static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
