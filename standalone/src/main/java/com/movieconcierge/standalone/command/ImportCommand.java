package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Instance;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code concierge import}: a MovieLens folder, until every film and every rating has taken effect. */
@Command(
        name = "import",
        description = "Imports a MovieLens folder (CSV or the :: form) and waits until all of it has taken effect. "
                + "Run the same command again after an interruption: it goes on where it stopped.")
public final class ImportCommand extends ProductCommand {
    private static final int REJECTED_SHOWN = 10;

    @Option(
            names = "--movielens",
            required = true,
            paramLabel = "DIR",
            description = "Folder with movies.csv and ratings.csv, or movies.dat and ratings.dat.")
    private Path movieLens = Path.of("");

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description = "JSON lines with synopses, keywords and people, by movieId.")
    private @Nullable Path texts;

    @Override
    public Integer call() throws IOException {
        Instance instance = running();
        long start = System.nanoTime();
        Import running = Import.movieLens(instance.ingest(), movieLens, texts);
        try (var interruption = new Interruption(running::cancel)) {
            if (running.resumed()) {
                System.out.println("Going on where the last import of these files stopped.");
            }
            new ImportBars(instance).watch(running);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d films and %d ratings in %.1f s (%.0f ratings/s).%n",
                running.films().done(),
                running.ratings().done(),
                seconds,
                running.ratings().done() / seconds);
        showRejected(running);
        return 0;
    }

    private static void showRejected(Import ended) throws IOException {
        if (ended.count("rejected") == 0) {
            return;
        }
        System.out.println(ended.count("rejected") + " rows could not be used"
                + ended.rejectedFile().map(file -> "; they are kept in " + file).orElse("") + ":");
        Path file = ended.rejectedFile().filter(Files::isReadable).orElse(null);
        if (file != null) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                lines.lines().limit(REJECTED_SHOWN).forEach(line -> System.out.println("  " + line));
            }
        }
    }
}
