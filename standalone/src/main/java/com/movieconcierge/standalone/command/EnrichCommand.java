package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Enrichment;
import com.movieconcierge.standalone.client.Films;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concierge enrich}: what films lack is asked of TMDb, until it is embedded. */
@Command(
        name = "enrich",
        description =
                "Asks TMDb for synopses, keywords, people, stills and trailers that films lack, and waits until they"
                        + " are embedded. Needs TMDB_TOKEN in the environment of up. Run the same command again after an"
                        + " interruption: it goes on where it stopped.")
public final class EnrichCommand extends ProductCommand {
    private static final Duration LIMIT = Duration.ofHours(24);

    @Parameters(arity = "0..*", paramLabel = "MOVIE", description = "Films, by id or title.")
    private List<String> movies = List.of();

    @Option(names = "--all", description = "All films that lack something.")
    private boolean all;

    @Option(names = "--refresh", description = "Ask anew, whatever is there.")
    private boolean refresh;

    @Override
    public Integer call() {
        Instance instance = running();
        if (all == !movies.isEmpty()) {
            throw new Refusal("Name films, or all of them with --all.");
        }
        List<String> ids = movies.stream()
                .map(movie ->
                        Films.find(instance.recommend(), movie).path("movieId").asString(""))
                .toList();
        Enrichment running = Enrichment.start(instance.ingest(), ids, refresh);
        try (var interruption = new Interruption(running::cancel)) {
            if (running.resumed()) {
                System.out.println("Going on where the last enrichment of these films stopped.");
            }
            watch(running);
        }
        if (running.isFailed()) {
            throw new Refusal("The enrichment stopped: " + running.message().orElse("see the log"));
        }
        ImportBars.awaitNone("Embedding", () -> Backlog.moviesIfKnown(instance));
        System.out.printf(
                "%d films, %d of them known to TMDb, %d with something new; %d requests.%n",
                running.count("done"), running.count("found"), running.count("changed"), running.count("requests"));
        showSetAside(running);
        return 0;
    }

    private static void watch(Enrichment running) {
        try (ProgressBar bar = ImportBars.bar("TMDb", 1)) {
            ImportBars.await(LIMIT, () -> {
                running.refresh();
                bar.maxHint(Math.max(1, running.count("total")));
                bar.stepTo(running.count("done"));
                bar.setExtraMessage(running.count("changed") + " with something new"
                        + running.message().map(text -> "; " + text).orElse(""));
                return !running.isRunning();
            });
        }
    }

    private static void showSetAside(Enrichment ended) {
        long left = ended.count("notFound") + ended.count("ambiguous") + ended.count("failed");
        if (left > 0) {
            System.out.println(left + " films stay as they are"
                    + ended.setAsideFile()
                            .map(file -> "; they are listed in " + file)
                            .orElse("") + ":");
            ended.setAside().forEach(line -> System.out.println("  " + line));
        }
    }
}
