package com.movieconcierge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * How fresh are the lists? Posts ratings at a fixed rate, whatever the answers take (open loop), and asks for each viewer's
 * list with the rating's offset: the time from the rating's acceptance to the list that contains it.
 *
 * <p>Arguments: recommend URL, ingest URL, ratings (2000), ratings per second (100), warm-up ratings before (500).
 */
public final class FreshnessRun {
    private static final long SEED = 20261122;
    private static final int DIGITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Load load;
    private final Histogram acceptedToServed = new ConcurrentHistogram(DIGITS);
    private final Histogram dueToServed = new ConcurrentHistogram(DIGITS);
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private FreshnessRun(Load load) {
        this.load = load;
    }

    public static void main(String[] args) {
        var words = Arguments.of(
                args, 2, "FreshnessRun <recommend URL> <ingest URL> [ratings 2000] [ratings/s 100] [warm-up 500]");
        Load load = new Load(new RunningProduct(words.text(0)), words.text(1), SEED);
        int ratings = words.number(2, 2000);
        int rate = words.number(3, 100);
        new FreshnessRun(load).send(words.number(4, 500), rate);
        FreshnessRun run = new FreshnessRun(load);
        run.send(ratings, rate);
        Report.line(
                "%d ratings at %d/s: accepted -> new list served %s; due -> served %s; late lists %d, failed %d",
                ratings,
                rate,
                Report.millis(run.acceptedToServed),
                Report.millis(run.dueToServed),
                run.late.get(),
                run.failed.get());
        System.exit(run.failed.get() == 0 && run.late.get() == 0 ? 0 : 1);
    }

    private void send(int ratings, int rate) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime() + NANOS_PER_SECOND;
        for (int i = 0; i < ratings; i++) {
            long due = start + i * NANOS_PER_SECOND / rate;
            CompletableFuture<Void> done = new CompletableFuture<>();
            all.add(done);
            clock.schedule(
                    () -> one(due).whenComplete((ignored, failure) -> {
                        if (failure != null) {
                            failed.incrementAndGet();
                            System.err.println(failure.getMessage());
                        }
                        done.complete(null);
                    }),
                    due - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        clock.shutdown();
    }

    private CompletableFuture<Void> one(long due) {
        String viewer = load.viewer();
        return load.rate(UUID.randomUUID().toString(), viewer).thenCompose(accepted -> {
            long acceptedAt = System.nanoTime();
            return load.list(
                            viewer,
                            "waitMillis=20000&minOffset="
                                    + accepted.get("offset").asLong())
                    .thenAccept(list -> served(list, acceptedAt, due));
        });
    }

    private void served(JsonNode list, long acceptedAt, long due) {
        long now = System.nanoTime();
        if (list.get("degraded").isEmpty()) {
            acceptedToServed.recordValue(now - acceptedAt);
            dueToServed.recordValue(now - due);
        } else {
            late.incrementAndGet();
        }
    }
}
