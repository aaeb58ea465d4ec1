package com.movieconcierge.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
    private static final int VIEWERS = 200;
    private static final int LISTS = 20;
    private static final long SEED = 20261122;
    private static final int DIGITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final RunningProduct product;
    private final String ingestUrl;
    private final List<String> viewers;
    private final List<String> films;
    private final Random random = new Random(SEED);

    private FreshnessRun(RunningProduct product, String ingestUrl) {
        this.product = product;
        this.ingestUrl = ingestUrl.replaceAll("/+$", "");
        this.viewers = product.viewers(VIEWERS);
        this.films = product.films(viewers.subList(0, Math.min(LISTS, viewers.size())));
    }

    public static void main(String[] args) {
        FreshnessRun run = new FreshnessRun(new RunningProduct(args[0]), args[1]);
        int ratings = args.length > 2 ? Integer.parseInt(args[2]) : 2000;
        int rate = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        int warmUp = args.length > 4 ? Integer.parseInt(args[4]) : 500;
        run.send(warmUp, rate);
        Result result = run.send(ratings, rate);
        System.out.println(result.summary(ratings, rate));
        System.exit(result.failed.get() == 0 && result.behind.get() == 0 ? 0 : 1);
    }

    /** What was measured, in nanoseconds. */
    private record Result(
            Histogram acceptedToServed, Histogram dueToServed, AtomicInteger behind, AtomicInteger failed) {

        Result() {
            this(
                    new ConcurrentHistogram(DIGITS),
                    new ConcurrentHistogram(DIGITS),
                    new AtomicInteger(),
                    new AtomicInteger());
        }

        String summary(int ratings, int rate) {
            return String.format(
                    Locale.ROOT,
                    "%d ratings at %d/s: accepted -> new list served %s; due -> served %s; late lists %d, failed %d",
                    ratings,
                    rate,
                    line(acceptedToServed),
                    line(dueToServed),
                    behind.get(),
                    failed.get());
        }

        private static String line(Histogram nanos) {
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getMaxValue() / 1e6);
        }
    }

    private Result send(int ratings, int rate) {
        Result result = new Result();
        List<CompletableFuture<?>> all = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime() + NANOS_PER_SECOND;
        for (int i = 0; i < ratings; i++) {
            long due = start + i * NANOS_PER_SECOND / rate;
            Map<String, Object> rating = rating();
            CompletableFuture<Void> done = new CompletableFuture<>();
            all.add(done);
            clock.schedule(
                    () -> one(rating, due, result).whenComplete((ignored, failure) -> {
                        if (failure != null) {
                            result.failed.incrementAndGet();
                            System.err.println(failure.getMessage());
                        }
                        done.complete(null);
                    }),
                    due - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        clock.shutdown();
        return result;
    }

    private CompletableFuture<Void> one(Map<String, Object> rating, long due, Result result) {
        String viewer = String.valueOf(rating.get("userId"));
        return product.postAsync(ingestUrl + "/v1/ratings", rating).thenCompose(accepted -> {
            long acceptedAt = System.nanoTime();
            String path = "/v1/users/" + RunningProduct.encoded(viewer) + "/recommendations?waitMillis=20000&minOffset="
                    + accepted.get("offset").asLong();
            return product.getAsync(path).thenAccept(list -> served(list, acceptedAt, due, result));
        });
    }

    private static void served(JsonNode list, long acceptedAt, long due, Result result) {
        long now = System.nanoTime();
        if (list.get("degraded").isEmpty()) {
            result.acceptedToServed.recordValue(now - acceptedAt);
            result.dueToServed.recordValue(now - due);
        } else {
            result.behind.incrementAndGet();
        }
    }

    private Map<String, Object> rating() {
        return Map.of(
                "eventId", UUID.randomUUID().toString(),
                "userId", viewers.get(random.nextInt(viewers.size())),
                "movieId", films.get(random.nextInt(films.size())),
                "rating", (1 + random.nextInt(10)) / 2.0,
                "ratedAt", Instant.now().toString());
    }
}
