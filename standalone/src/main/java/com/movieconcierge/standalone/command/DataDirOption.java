package com.movieconcierge.standalone.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which product is meant, shared by all commands. */
final class DataDirOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:CONCIERGE_DATA_DIR:-.concierge}",
            description = "Where everything is kept; default: .concierge beside the script.")
    private Path directory = Path.of(".concierge");

    Path path() {
        return directory.toAbsolutePath().normalize();
    }
}
