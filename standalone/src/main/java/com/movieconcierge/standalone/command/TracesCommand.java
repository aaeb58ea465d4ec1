package com.movieconcierge.standalone.command;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.Ids;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.traces.TraceReport;
import com.movieconcierge.standalone.traces.TraceScan;
import com.movieconcierge.standalone.traces.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concierge traces}: everything that names a viewer, wherever it lies. */
@Command(
        name = "traces",
        sortOptions = false,
        description = {
            "Looks through everything that the product keeps for what names a viewer: every topic of the broker, every key of"
                    + " Redis, every byte of the data folder. Of a stopped product, the files. Exit code 0 when nothing does, 1"
                    + " when something does.",
            "An id counts where it stands for itself: ann is not found in anna, nor in ann-2. Ids of less than six characters"
                    + " occur in numbers by chance."
        },
        footer = {"", "Example: ./concierge traces ava mia --json traces.json"})
public final class TracesCommand extends ProductCommand {
    @Parameters(paramLabel = "VIEWER", arity = "1..*", description = "Ids of viewers; all are looked for in one pass.")
    private List<String> viewers = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every place to a file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        viewers.stream().filter(viewer -> !Ids.isValid(viewer)).findFirst().ifPresent(viewer -> {
            throw new Refusal("'" + viewer + "' is nobody's id: it must be " + Ids.RULE + ".");
        });
        Path data = dataDirectory();
        if (!Files.isDirectory(data)) {
            throw new Refusal("There is no product in " + data + ".");
        }
        TraceScan scan = TraceScan.of(data);
        if (!scan.isOfARunningProduct()) {
            System.out.println("It is not running: only its files are looked at.");
        }
        Traces traces = lookedFor(scan);
        System.out.print(TraceReport.table(traces));
        Path file = json;
        if (file != null) {
            TraceReport.write(traces, file);
            System.out.println("Every place: " + file);
        }
        return traces.areNone() ? 0 : Refusal.FAILED;
    }

    private Traces lookedFor(TraceScan scan) {
        try (var bars = new StageBars()) {
            return scan.lookFor(viewers, bars);
        } catch (LogUnavailableException e) {
            throw new Refusal("The topics could not be looked at: " + e.getMessage(), e);
        }
    }
}
