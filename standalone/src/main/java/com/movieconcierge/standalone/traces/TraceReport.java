package com.movieconcierge.standalone.traces;

import com.movieconcierge.evaluation.report.ReportFile;
import com.movieconcierge.standalone.traces.Traces.Looked;
import com.movieconcierge.standalone.traces.Traces.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What was found, for a person and for a program. */
public final class TraceReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PLACES = 40;
    private static final int SHORT_ID = 6;
    private static final long MIB = 1 << 20;

    private TraceReport() {}

    /** By viewer, the first forty places of each. */
    public static String table(Traces traces) {
        var text = new StringBuilder();
        traces.byViewer().forEach((viewer, places) -> of(viewer, places, text));
        traces.unread().forEach(sentence -> text.append(sentence).append('\n'));
        return text.append(looked(traces.looked())).append('\n').toString();
    }

    /** All of it as JSON. */
    public static void write(Traces traces, Path file) {
        ReportFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(traces) + "\n");
    }

    private static void of(String viewer, List<Trace> places, StringBuilder text) {
        if (places.isEmpty()) {
            text.append("Nothing names ").append(viewer).append(".\n");
            return;
        }
        long count = places.stream().mapToLong(Trace::count).sum();
        text.append(String.format(Locale.ROOT, "%s is named %d times in %d places:%n", viewer, count, places.size()));
        places.stream()
                .limit(MOST_PLACES)
                .forEach(trace -> text.append(String.format(
                        Locale.ROOT,
                        "  %-5s %-60s %7d, first: %s%n",
                        trace.kind().title(),
                        trace.place(),
                        trace.count(),
                        trace.first())));
        if (places.size() > MOST_PLACES) {
            text.append("  and ").append(places.size() - MOST_PLACES).append(" more\n");
        }
        if (viewer.length() < SHORT_ID) {
            text.append("  ").append(viewer).append(" is so short that it occurs in numbers by chance.\n");
        }
    }

    private static String looked(Looked looked) {
        String files = String.format(Locale.ROOT, "%d files of %d MiB", looked.files(), looked.bytes() / MIB);
        return looked.topics() == 0
                ? "Looked at " + files + "."
                : String.format(
                        Locale.ROOT,
                        "Looked at %d topics with %d records, %d keys of Redis and %s.",
                        looked.topics(),
                        looked.records(),
                        looked.keys(),
                        files);
    }
}
