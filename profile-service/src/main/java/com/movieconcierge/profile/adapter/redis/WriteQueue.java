package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes that wait, at most one a viewer: a newer one takes the older one's place and what changed beside the profile is
 * added up. At most one write of a viewer is under way, so none overtakes another. When more wait than there is room for,
 * the longest waiting one is given up. Safe for threads.
 */
final class WriteQueue {
    private final int capacity;
    private final int underWayAtMost;
    private final Map<String, Job> waiting = new LinkedHashMap<>();
    private final Map<String, Job> underWay = new LinkedHashMap<>();
    private boolean lossy;

    /** Owner: when the task that writes took its viewers over, epoch millis. */
    sealed interface Job {
        String userId();

        long owner();
    }

    record Save(Write write, long owner) implements Job {
        @Override
        public String userId() {
            return write.userId();
        }
    }

    record Erase(String userId, long revision, long offset, long owner) implements Job {}

    WriteQueue(int capacity, int underWayAtMost) {
        this.capacity = capacity;
        this.underWayAtMost = underWayAtMost;
    }

    synchronized void add(Job job) {
        waiting.merge(job.userId(), job, WriteQueue::merged);
        if (waiting.size() > capacity) {
            waiting.remove(waiting.keySet().iterator().next());
            lossy = true;
        }
    }

    /** The next job to be done, from now on under way; empty when there is none, or enough are under way. */
    synchronized Optional<Job> next() {
        if (underWay.size() >= underWayAtMost) {
            return Optional.empty();
        }
        for (Job job : waiting.values()) {
            if (!underWay.containsKey(job.userId())) {
                waiting.remove(job.userId());
                underWay.put(job.userId(), job);
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    synchronized void done(Job job) {
        underWay.remove(job.userId());
    }

    /** Nobody knows whether the job was done: it waits again, below whatever came since. */
    synchronized void failed(Job job) {
        underWay.remove(job.userId());
        again(job);
    }

    /** The job waits again, below whatever came since. */
    synchronized void again(Job job) {
        Job newer = waiting.remove(job.userId());
        add(newer == null ? job : merged(job, newer));
    }

    synchronized int size() {
        return waiting.size() + underWay.size();
    }

    /** Whether writes were given up since the last time and nothing waits any more: the time to see whose they were. */
    synchronized boolean wasLossyAndIsCalm() {
        boolean calm = lossy && waiting.isEmpty();
        lossy &= !calm;
        return calm;
    }

    private static Job merged(@Nullable Job older, Job newer) {
        if (!(newer instanceof Save save) || save.write().full()) {
            return newer;
        }
        if (older == null || older.owner() != newer.owner()) {
            return newer; // whatever it is a change of, it is not of another task's write
        }
        Write late = save.write();
        if (older instanceof Save before) {
            Write early = before.write();
            List<Seen> films = seen(early.seen(), late.seen());
            return new Save(
                    with(late, early.base(), early.full() ? standing(films) : films, early.full()), save.owner());
        }
        // After an erasure there is nothing else.
        return new Save(with(late, late.base(), standing(late.seen()), true), save.owner());
    }

    private static List<Seen> seen(List<Seen> older, List<Seen> newer) {
        Map<String, Seen> films = new LinkedHashMap<>();
        older.forEach(film -> films.put(film.movieId(), film));
        newer.forEach(film -> films.put(film.movieId(), film));
        return new ArrayList<>(films.values());
    }

    private static List<Seen> standing(List<Seen> seen) {
        return seen.stream().filter(film -> film.rating().isPresent()).toList();
    }

    private static Write with(Write write, long base, List<Seen> seen, boolean full) {
        return new Write(
                write.userId(),
                base,
                write.revision(),
                write.offset(),
                write.newestRatedAt(),
                write.value(),
                seen,
                full);
    }
}
