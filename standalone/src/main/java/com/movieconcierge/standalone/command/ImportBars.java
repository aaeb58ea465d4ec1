package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The stages of an import as bars: films read, ratings read, films embedded, ratings applied. */
final class ImportBars {
    private static final Duration LIMIT = Duration.ofHours(24);
    /** Longer than the pause in which a crashed stream comes back. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int PERMILLE = 1000;

    private final Instance instance;

    ImportBars(Instance instance) {
        this.instance = instance;
    }

    /**
     * Returns when everything has taken effect.
     *
     * @throws Refusal when the import fails
     */
    void watch(Import running) {
        try (ProgressBar films = bar("Films", PERMILLE)) {
            await(() -> {
                running.refresh();
                show(films, running.films(), " films");
                return !running.isRunning()
                        || running.films().fraction() >= 1 && running.ratings().done() > 0;
            });
        }
        try (ProgressBar ratings = bar("Ratings", PERMILLE)) {
            await(() -> {
                running.refresh();
                show(
                        ratings,
                        running.ratings(),
                        " ratings" + running.message().map(text -> "; " + text).orElse(""));
                return !running.isRunning();
            });
        }
        if (running.isFailed()) {
            throw new Refusal("The import stopped: " + running.message().orElse("see the log"));
        }
        awaitNone("Embedding", () -> Backlog.moviesIfKnown(instance));
        awaitNone("Profiles", () -> Backlog.ifKnown(instance).map(Backlog::size));
    }

    /** Shows what is left until nothing is. */
    static void awaitNone(String stage, Supplier<Optional<Long>> left) {
        try (ProgressBar bar = bar(stage, 1)) {
            AtomicLong lastHeard = new AtomicLong(System.nanoTime());
            await(() -> {
                Optional<Long> now = left.get();
                if (now.isPresent()) {
                    lastHeard.set(System.nanoTime());
                } else if (System.nanoTime() - lastHeard.get() > SILENCE.toNanos()) {
                    throw new Refusal("The product has not answered for " + SILENCE.toSeconds()
                            + " s. If it has stopped, start it with up and give this command again: it goes on"
                            + " where it stopped.");
                }
                return now.filter(count -> show(bar, count) == 0).isPresent();
            });
        }
    }

    /** The bar's end is the most that was ever left. */
    private static long show(ProgressBar bar, long left) {
        long most = Math.max(bar.getMax(), left);
        bar.maxHint(most);
        bar.stepTo(most - left);
        return left;
    }

    private static void await(BooleanSupplier done) {
        await(LIMIT, done);
    }

    /** @throws Refusal when it is not done in time */
    static void await(Duration limit, BooleanSupplier done) {
        if (!Poll.until(limit, done)) {
            throw new Refusal("Not done after " + limit.toMinutes() + " minutes.");
        }
    }

    private static void show(ProgressBar bar, Import.Stage stage, String what) {
        bar.stepTo(Math.round(stage.fraction() * PERMILLE));
        bar.setExtraMessage(stage.done() + what);
    }

    /** A bar that shows at the terminal, and now and then in a log. */
    static ProgressBar bar(String name, long max) {
        return new ProgressBarBuilder()
                .setTaskName(String.format("%-10s", name))
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .setUpdateIntervalMillis(System.console() == null ? 5000 : 200)
                .build();
    }
}
