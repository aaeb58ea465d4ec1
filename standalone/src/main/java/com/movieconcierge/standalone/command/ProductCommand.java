package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Instance;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command, and which product it is about. Returns the exit code. */
@Command(mixinStandardHelpOptions = true)
abstract class ProductCommand implements Callable<Integer> {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:CONCIERGE_DATA_DIR:-.concierge}",
            description = "Where everything is kept; default: .concierge beside the script.")
    private Path directory = Path.of(".concierge");

    final Path dataDirectory() {
        return directory.toAbsolutePath().normalize();
    }

    /** @throws com.movieconcierge.standalone.product.Refusal when it is not running, or not ready yet */
    final Instance running() {
        return Instance.serving(dataDirectory());
    }
}
