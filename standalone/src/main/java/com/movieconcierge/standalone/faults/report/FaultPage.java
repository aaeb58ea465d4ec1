package com.movieconcierge.standalone.faults.report;

import com.movieconcierge.evaluation.report.HtmlReport;
import com.movieconcierge.evaluation.report.HtmlTables;
import com.movieconcierge.evaluation.report.Markup;
import com.movieconcierge.evaluation.report.ReportFile;
import com.movieconcierge.standalone.faults.FaultOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What came of the faults, as one page that needs nothing else: no network, no script. It is well-formed XML too. */
public final class FaultPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>Movie Concierge: faults</title>
            <style>
            <!-- style -->
            </style>
            </head>
            <body>
            <header>
            <h1>What went wrong, and what was lost</h1>
            <p>Each fault struck a running product under load; then what was there was held against what had been acknowledged.</p>
            </header>
            <main>
            <section aria-labelledby="figures">
            <h2 id="figures">All figures</h2>
            <!-- figures --></section>
            <section aria-labelledby="course">
            <h2 id="course">In the course of time</h2>
            <p>A line for each rating of the probe: it begins where the rating was acknowledged and ends where a list contained it; the
            higher, the later.</p>
            <!-- pictures --></section>
            </main>
            </body>
            </html>
            """;

    private FaultPage() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(List<FaultOutcome> outcomes, Path file) {
        ReportFile.write(
                file,
                PAGE.replace("<!-- style -->", HtmlReport.resource("report.css"))
                        .replace("<!-- figures -->", figures(outcomes))
                        .replace(
                                "<!-- pictures -->",
                                outcomes.stream()
                                        .filter(outcome -> !outcome.moments().isEmpty())
                                        .map(FaultPage::picture)
                                        .collect(Collectors.joining())));
    }

    private static String figures(List<FaultOutcome> outcomes) {
        return HtmlTables.table(
                "A row for each fault",
                FaultTable.HEAD,
                outcomes.stream()
                        .map(FaultTable::row)
                        .map(row ->
                                HtmlTables.row(row.get(0), row.stream().skip(1).map(HtmlTables::cell))));
    }

    private static String picture(FaultOutcome outcome) {
        String found = outcome.verdict().sentences().stream()
                .map(sentence -> Markup.element("li", sentence))
                .collect(Collectors.joining("\n"));
        return "<figure>"
                + Markup.element(
                        "h3", outcome.fault().name() + ": " + outcome.fault().sentence()) + "\n"
                + FaultPicture.of(outcome)
                + (found.isEmpty() ? "" : "<ul>" + found + "</ul>")
                + "</figure>\n";
    }
}
