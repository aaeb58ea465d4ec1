package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.model.Rating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What viewers do, drawn by chance: they rate, change their minds, take ratings back, and their programs send events again and
 * out of order. For one thread.
 */
public final class RatingDraw {
    private static final double WITHDRAWN = 0.12;
    private static final double AGAIN = 0.06;
    private static final double LATE = 0.3;
    private static final Duration LATEST = Duration.ofHours(1);
    private static final int REMEMBERED = 200;

    private final String name;
    private final List<String> viewers;
    private final List<String> films;
    private final Random random;
    private final Clock clock;
    private final Deque<Rating> sent = new ArrayDeque<>();
    private int count;

    /**
     * @param name of this draw, in every eventId; two draws of one name make events of one identity
     * @param films that are in the catalogue
     */
    public RatingDraw(String name, List<String> viewers, List<String> films, long seed, Clock clock) {
        this.name = name;
        this.viewers = List.copyOf(viewers);
        this.films = List.copyOf(films);
        this.random = new Random(seed);
        this.clock = clock;
    }

    /** The next event: a new one, or one of the last two hundred once more. */
    public Rating next() {
        if (!sent.isEmpty() && random.nextDouble() < AGAIN) {
            return List.copyOf(sent).get(random.nextInt(sent.size()));
        }
        Rating event = of(any(viewers), ratedAt());
        sent.addLast(event);
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
        return event;
    }

    /** A new event of a viewer at a time. */
    public Rating of(String userId, Instant ratedAt) {
        Double stars = random.nextDouble() < WITHDRAWN ? null : stars();
        return new Rating(name + "-" + count++, userId, any(films), stars, ratedAt, "faults");
    }

    /** Likewise, and never a withdrawal. */
    public Rating standing(String userId, Instant ratedAt) {
        return new Rating(name + "-" + count++, userId, any(films), stars(), ratedAt, "faults");
    }

    private Double stars() {
        return 0.5 * (1 + random.nextInt(10));
    }

    private Instant ratedAt() {
        Instant now = clock.instant();
        boolean late = random.nextDouble() < LATE;
        return now.minusMillis(late ? random.nextInt((int) LATEST.toMillis()) : 0);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
