package com.movieconcierge.standalone.command;

import com.movieconcierge.evaluation.report.ReportFile;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.Ids;
import com.movieconcierge.profile.export.ViewerData;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import com.movieconcierge.standalone.client.ViewerFile;
import com.movieconcierge.standalone.product.Refusal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concierge export}: everything that is kept of a viewer, for the viewer. */
@Command(
        name = "export",
        sortOptions = false,
        description =
                "Everything that the product keeps of a viewer, as JSON: ratings as they stand and as they came, withdrawals,"
                        + " what they have said they want, their profile, and when they asked to be forgotten. Exit code 1 when nothing"
                        + " is kept.",
        footer = {"", "Example: ./concierge export ava --out ava.json"})
public final class ExportCommand extends ProductCommand {
    @Parameters(paramLabel = "VIEWER", description = "Id of the viewer.")
    private String viewer = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; default: the shell.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (!Ids.isValid(viewer)) {
            throw new Refusal("'" + viewer + "' is nobody's id: it must be " + Ids.RULE + ".");
        }
        ViewerData data = read();
        if (data.hasNothing()) {
            throw new Refusal("Nothing is kept of " + viewer + ".");
        }
        String json = ViewerFile.json(data);
        Path file = out;
        if (file == null) {
            System.out.print(json);
        } else {
            ReportFile.write(file, json);
            System.out.println("All that is kept of " + viewer + ": " + file);
        }
        return 0;
    }

    private ViewerData read() {
        try {
            return ViewerFile.read(running(), viewer);
        } catch (LogUnavailableException | SchemaRegistryException e) {
            throw new Refusal("Could not read what is kept of " + viewer + ": " + e.getMessage(), e);
        }
    }
}
