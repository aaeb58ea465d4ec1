package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.FaultOutcome;
import com.movieconcierge.standalone.faults.FaultSuite;
import com.movieconcierge.standalone.faults.Faults;
import com.movieconcierge.standalone.faults.report.FaultJson;
import com.movieconcierge.standalone.faults.report.FaultPage;
import com.movieconcierge.standalone.faults.report.FaultTable;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concierge faults}: breaks a product of its own, fault by fault, and counts what was lost. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Breaks a product of its own in every way that is known, under load, and counts what was lost, doubled, wrong or stale;"
                    + " exit code 1 when anything was.",
            "Nothing has to be running, and nothing that runs is touched. All faults take a quarter of an hour.",
            "Example: ./concierge faults kill redis-flush --html faults.html"
        })
public final class FaultsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Which faults; default: all. --list names them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Names the faults and does nothing.")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything left to chance; default: 1.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to a file.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with a picture of each fault.")
    private @Nullable Path html;

    @Option(
            names = "--keep-data",
            description = "Leaves the data and the logs of the products where they are, and says where.")
    private boolean keepData;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Fault> faults = Faults.named(names);
        if (list) {
            faults.forEach(fault -> System.out.printf("%-18s %s%n", fault.name(), fault.sentence()));
            return 0;
        }
        List<FaultOutcome> outcomes = tried(faults);
        System.out.print(FaultTable.of(outcomes));
        if (json != null) {
            FaultJson.write(outcomes, json);
            System.out.println("All figures: " + json);
        }
        if (html != null) {
            FaultPage.write(outcomes, html);
            System.out.println("With pictures: " + html);
        }
        return outcomes.stream().allMatch(FaultOutcome::passed) ? 0 : Refusal.FAILED;
    }

    private List<FaultOutcome> tried(List<Fault> faults) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("concierge-faults");
        try (var suite = new FaultSuite(folder, seed, Clock.systemUTC(), System.err::println)) {
            return suite.run(faults);
        } finally {
            if (keepData) {
                System.out.println("The data is kept: " + folder);
            } else {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
