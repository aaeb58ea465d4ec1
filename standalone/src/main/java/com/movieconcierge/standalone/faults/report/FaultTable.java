package com.movieconcierge.standalone.faults.report;

import com.movieconcierge.evaluation.report.TextLines;
import com.movieconcierge.standalone.faults.FaultOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of the faults, as lines for a terminal. */
public final class FaultTable {
    static final List<String> HEAD = List.of(
            "fault",
            "acknowledged",
            "lost",
            "doubled",
            "wrong profiles",
            "stale copies",
            "worst gap, s",
            "healed after, s");

    private FaultTable() {}

    /** A row for each fault, then what was found wrong, and what was left out. Ends with a line break. */
    public static String of(List<FaultOutcome> outcomes) {
        var lines = new TextLines();
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        outcomes.stream().map(FaultTable::row).forEach(rows::add);
        lines.columns(rows);
        outcomes.stream().filter(outcome -> !outcome.passed()).forEach(outcome -> {
            lines.heading(outcome.fault().name() + " is not as it should be:");
            outcome.verdict().sentences().forEach(sentence -> lines.columns(List.of(List.of("")), List.of(sentence)));
        });
        outcomes.forEach(outcome -> outcome.skipped().ifPresent(why -> {
            lines.heading(outcome.fault().name() + " was left out:");
            lines.columns(List.of(List.of("")), List.of(why));
        }));
        return lines.toString();
    }

    /** As many cells as {@link #HEAD} has. */
    static List<String> row(FaultOutcome outcome) {
        String name = outcome.fault().name();
        if (outcome.skipped().isPresent()) {
            return List.of(name, "left out", "", "", "", "", "", "");
        }
        return List.of(
                name,
                String.valueOf(outcome.acknowledged()),
                String.valueOf(outcome.verdict().lost()),
                String.valueOf(outcome.verdict().doubled()),
                String.valueOf(outcome.verdict().wrongProfiles()),
                String.valueOf(outcome.verdict().staleCopies()),
                seconds(outcome.worstGap()),
                outcome.healed().map(FaultTable::seconds).orElse("not"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
