package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes that wait, at most one a viewer: a newer one takes the older one's place and what changed beside the profile is
 * added up. At most one write of a viewer is under way, so none overtakes another. When more wait than there is room for,
 * the longest waiting viewer is given up until someone writes them in full. Safe for threads.
 */
final class WriteQueue {
    private final int capacity;
    private final int underWayAtMost;
    private final Map<String, Job> waiting = new LinkedHashMap<>();
    private final Map<String, Job> underWay = new LinkedHashMap<>();
    private final Set<String> givenUp = new HashSet<>();

    sealed interface Job {
        String userId();
    }

    record Save(Write write) implements Job {
        @Override
        public String userId() {
            return write.userId();
        }
    }

    record Erase(String userId, long revision, long offset) implements Job {}

    WriteQueue(int capacity, int underWayAtMost) {
        this.capacity = capacity;
        this.underWayAtMost = underWayAtMost;
    }

    synchronized void add(Job job) {
        boolean whole = job instanceof Erase
                || (job instanceof Save save && save.write().full());
        if (whole) {
            givenUp.remove(job.userId());
        } else if (givenUp.contains(job.userId())) {
            return;
        }
        waiting.merge(job.userId(), job, WriteQueue::merged);
        if (waiting.size() > capacity) {
            String oldest = waiting.keySet().iterator().next();
            waiting.remove(oldest);
            givenUp.add(oldest);
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
        Job newer = waiting.remove(job.userId());
        add(newer == null ? job : merged(job, newer));
    }

    synchronized int size() {
        return waiting.size() + underWay.size();
    }

    /** Whether viewers were given up and nothing else waits any more: the time to write them in full. */
    synchronized boolean isCalmAfterLoss() {
        return waiting.isEmpty() && !givenUp.isEmpty();
    }

    private static Job merged(@Nullable Job older, Job newer) {
        if (!(newer instanceof Save save) || save.write().full()) {
            return newer;
        }
        Write late = save.write();
        if (older instanceof Save before) {
            return new Save(with(
                    late,
                    seen(before.write().seen(), late.seen()),
                    before.write().full()));
        }
        return new Save(with(late, standing(late.seen()), true)); // after an erasure there is nothing else
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

    private static Write with(Write write, List<Seen> seen, boolean full) {
        return new Write(
                write.userId(), write.revision(), write.offset(), write.newestRatedAt(), write.value(), seen, full);
    }
}
