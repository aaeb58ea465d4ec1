package com.movieconcierge.benchmarks;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * Ratings and lists at fixed rates (open loop), phase by phase. Every answer is looked at: failed, empty, not made from the
 * profile, and, for viewers whose history is whole, whether the shares of the rated films account for the score; a score of
 * mixed models could not be accounted for.
 */
final class WatchedLoad implements AutoCloseable {
    /** Viewers of the run's own, who rate so little that their histories stay whole. */
    private static final int NEWCOMERS = 4_000;
    /** Ratings of newcomers that may still be on their way. */
    private static final int UNDER_WAY = 2_000;

    private static final long SEED = 20261123;
    private static final int DIGITS = 3;
    private static final double ROUNDING = 1e-4;
    private static final long PATIENCE_MINUTES = 60;

    private final RunningProduct product;
    private final Load load;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final String name = "watched-load-" + UUID.randomUUID();

    private final AtomicInteger ratings = new AtomicInteger();
    private volatile Phase phase = new Phase("warm-up");
    private boolean clean = true;

    /** What was seen in one phase; times in nanoseconds. */
    private static final class Phase {
        private final String name;
        private final long start = System.nanoTime();
        private final Histogram queries = new ConcurrentHistogram(DIGITS);
        private final Histogram ratings = new ConcurrentHistogram(DIGITS);
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger empty = new AtomicInteger();
        private final AtomicInteger degraded = new AtomicInteger();
        private final AtomicInteger unaccounted = new AtomicInteger();
        private final AtomicInteger accounted = new AtomicInteger();
        private final Set<String> versions = ConcurrentHashMap.newKeySet();

        Phase(String name) {
            this.name = name;
        }

        boolean isClean() {
            return failed.get() + empty.get() + degraded.get() + unaccounted.get() == 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %4d s  lists %6d p50 %7.1f p99 %7.1f max %7.1f ms  ratings %6d p99 %7.1f ms"
                            + "  failed %d empty %d degraded %d  accounted %d of %d  spaces %d",
                    name,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                    queries.getTotalCount(),
                    queries.getValueAtPercentile(50) / 1e6,
                    queries.getValueAtPercentile(99) / 1e6,
                    queries.getMaxValue() / 1e6,
                    ratings.getTotalCount(),
                    ratings.getValueAtPercentile(99) / 1e6,
                    failed.get(),
                    empty.get(),
                    degraded.get(),
                    accounted.get(),
                    accounted.get() + unaccounted.get(),
                    versions.size());
        }
    }

    /**
     * @param ratingsEach second
     * @param listsEach second
     */
    WatchedLoad(RunningProduct product, String ingestUrl, int ratingsEach, int listsEach) {
        this.product = product;
        this.load = new Load(product, ingestUrl, SEED);
        clock.scheduleAtFixedRate(this::rate, 0, 1_000_000_000L / ratingsEach, TimeUnit.NANOSECONDS);
        clock.scheduleAtFixedRate(this::ask, 0, 1_000_000_000L / listsEach, TimeUnit.NANOSECONDS);
        clock.scheduleAtFixedRate(this::account, 0, 250, TimeUnit.MILLISECONDS);
    }

    /** Prints the phase that ends, and begins another. */
    void begin(String next) {
        Phase ended = phase;
        phase = new Phase(next);
        System.out.println(ended);
        // What the load meets while everything is still being compiled is printed and does not count.
        clean &= ended.name.equals("warm-up") || ended.isClean();
    }

    /** Ends the last phase; returns whether every answer was right. */
    boolean end() {
        begin("end");
        clock.shutdownNow();
        System.out.println(clean ? "Nobody noticed." : "Somebody noticed.");
        return clean;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Waits for a condition of the running product. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited too long for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void rate() {
        Phase now = phase;
        long start = System.nanoTime();
        int number = ratings.getAndIncrement();
        finish(
                load.rate(name + "-" + number, rater(number)),
                now,
                answer -> now.ratings.recordValue(System.nanoTime() - start));
    }

    private void ask() {
        Phase now = phase;
        long start = System.nanoTime();
        finish(load.list(load.viewer(), "limit=10"), now, list -> {
            now.queries.recordValue(System.nanoTime() - start);
            now.versions.add(list.get("modelVersion").asString());
            if (list.get("recommendations").isEmpty()) {
                now.empty.incrementAndGet();
            }
            if (!list.get("degraded").isEmpty()
                    || !list.get("source").asString().equals("profile")) {
                now.degraded.incrementAndGet();
                System.err.println(list.get("degraded") + " " + list.get("source"));
            }
        });
    }

    /** Known viewers and newcomers in turn. */
    private String rater(int rating) {
        return rating % 2 == 0 ? load.viewer() : newcomer(rating / 2 % NEWCOMERS);
    }

    private static String newcomer(int number) {
        return "watched-load-" + number;
    }

    /** One film for one newcomer, taken apart: what no rated film accounts for must be nothing. */
    private void account() {
        Phase now = phase;
        int arrived = Math.min(NEWCOMERS, ratings.get() / 2 - UNDER_WAY);
        if (arrived <= 0) {
            return;
        }
        String viewer = newcomer(load.below(arrived));
        String path =
                "/v1/users/" + RunningProduct.encoded(viewer) + "/explanations/" + RunningProduct.encoded(load.film());
        finish(product.getAsync(path), now, pair -> {
            if (pair.get("historyComplete").asBoolean()) {
                double rest = AdditivityRun.rest(pair);
                (Math.abs(rest) <= ROUNDING ? now.accounted : now.unaccounted).incrementAndGet();
            }
        });
    }

    private static void finish(CompletableFuture<JsonNode> answer, Phase phase, Consumer<JsonNode> look) {
        answer.thenAccept(look).whenComplete((ignored, failure) -> {
            if (failure != null) {
                phase.failed.incrementAndGet();
                System.err.println(failure.getMessage());
            }
        });
    }
}
