package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long an acknowledged rating takes until a list contains it. A few viewers, one of each partition, rate in turn, twice a
 * second; one reader of each asks for their list with {@code minOffset}, as a page does.
 */
public final class FreshnessProbe implements AutoCloseable {
    private static final double WRITES = 2;
    private static final double READS = 20;
    private static final int WAIT_MILLIS = 1_000;

    private final Clock clock;
    private final Map<String, Deque<Waiting>> waiting = new HashMap<>();
    private final Collection<Served> served = new ConcurrentLinkedQueue<>();
    private final List<Paced> readers = new ArrayList<>();
    private final Paced writer;

    private record Waiting(long offset, long acknowledgedAt) {}

    /**
     * A probe that was seen.
     *
     * @param acknowledgedAt milliseconds since 1970
     * @param gap until a list contained it
     */
    public record Served(long acknowledgedAt, Duration gap) {
        /** When it was seen, in milliseconds since 1970. */
        public long servedAt() {
            return acknowledgedAt + gap.toMillis();
        }
    }

    /** @param viewers who rate for this; nobody else rates for them */
    public FreshnessProbe(
            List<String> viewers, RatingSender sender, RatingDraw draw, ServiceClient recommend, Clock clock) {
        this.clock = clock;
        viewers.forEach(viewer -> waiting.put(viewer, new ArrayDeque<>()));
        Deque<String> turns = new ArrayDeque<>(viewers);
        this.writer = new Paced("probe-writer", WRITES, () -> {
            String viewer = turns.removeFirst();
            turns.addLast(viewer);
            write(viewer, sender, draw);
        });
        viewers.forEach(viewer -> readers.add(new Paced("probe-" + viewer, READS, () -> read(viewer, recommend))));
    }

    private void write(String viewer, RatingSender sender, RatingDraw draw) {
        sender.send(draw.standing(viewer, clock.instant())).ifPresent(place -> {
            synchronized (waiting) {
                of(viewer).addLast(new Waiting(place.offset(), clock.millis()));
            }
        });
    }

    private void read(String viewer, ServiceClient recommend) {
        Waiting first;
        synchronized (waiting) {
            first = of(viewer).peekFirst();
        }
        if (first == null) {
            return;
        }
        try {
            long contained = recommend
                    .get("/v1/users/" + viewer + "/recommendations?limit=1&minOffset=" + first.offset + "&waitMillis="
                            + WAIT_MILLIS)
                    .path("profileOffset")
                    .asLong(-1);
            note(viewer, contained);
        } catch (Refusal e) {
            // Nobody answers at the moment: it is asked again, and the gap grows.
        }
    }

    private void note(String viewer, long contained) {
        long now = clock.millis();
        synchronized (waiting) {
            Deque<Waiting> of = of(viewer);
            while (!of.isEmpty() && of.getFirst().offset <= contained) {
                long since = of.removeFirst().acknowledgedAt;
                served.add(new Served(since, Duration.ofMillis(now - since)));
            }
        }
    }

    private Deque<Waiting> of(String viewer) {
        return waiting.getOrDefault(viewer, new ArrayDeque<>());
    }

    /** All that were seen so far. */
    public List<Served> served() {
        return List.copyOf(served);
    }

    /** How many were not seen yet. */
    public int unseen() {
        synchronized (waiting) {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        }
    }

    /** The longest time from acknowledgement to being seen; of what was not seen, until now. */
    public Duration worstGap() {
        long unseenSince;
        synchronized (waiting) {
            unseenSince = waiting.values().stream()
                    .flatMap(Collection::stream)
                    .mapToLong(Waiting::acknowledgedAt)
                    .min()
                    .orElse(clock.millis());
        }
        Duration open = Duration.ofMillis(clock.millis() - unseenSince);
        return served.stream().map(Served::gap).reduce(open, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** No more ratings, and until the limit for the last ones to be seen. */
    public void finish(Duration limit) {
        writer.close();
        Poll.until(limit, () -> unseen() == 0);
    }

    @Override
    public void close() {
        writer.close();
        readers.forEach(Paced::close);
    }
}
