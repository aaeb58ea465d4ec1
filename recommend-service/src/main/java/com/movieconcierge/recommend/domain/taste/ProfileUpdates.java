package com.movieconcierge.recommend.domain.taste;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Wakes whoever waits for a profile to change: reads that ask for a rating's offset, and live streams. Bounded: what waits
 * costs memory, and beyond the bound it is better to say so.
 */
public final class ProfileUpdates {
    private final int mostWaiters;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private final Map<String, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    private record Waiter(long offset, CompletableFuture<Boolean> reached) {}

    public ProfileUpdates(int mostWaiters) {
        this.mostWaiters = mostWaiters;
    }

    /**
     * A future that becomes true when the viewer's profile contains the offset, and false when that is worth a look. Whoever waits completes it with false when
     * its time is up, and looks once more after asking, so that an update in between is not missed.
     *
     * @throws TooManyWaitersException when the bound is reached
     */
    public CompletableFuture<Boolean> reached(String userId, long offset) {
        if (waiting.incrementAndGet() > mostWaiters) {
            waiting.decrementAndGet();
            throw new TooManyWaitersException(mostWaiters + " reads wait for a profile already");
        }
        Waiter waiter = new Waiter(offset, new CompletableFuture<>());
        add(waiters, userId, waiter);
        waiter.reached.whenComplete((reached, failure) -> {
            waiting.decrementAndGet();
            remove(waiters, userId, waiter);
        });
        return waiter.reached;
    }

    /** Calls the listener after every change of the viewer's profile, until what it returns is run. */
    public Runnable onChange(String userId, Runnable listener) {
        add(listeners, userId, listener);
        return () -> remove(listeners, userId, listener);
    }

    /** A profile has changed and now contains the offset. */
    public void arrived(String userId, long offset) {
        for (Waiter waiter : waiters.getOrDefault(userId, Set.of())) {
            if (offset >= waiter.offset) {
                waiter.reached.complete(true);
            }
        }
        listeners.getOrDefault(userId, Set.of()).forEach(Runnable::run);
    }

    /** Messages may have been lost: wakes everyone, to look for themselves. */
    public void mayHaveMissedSome() {
        waiters.values().forEach(all -> all.forEach(waiter -> waiter.reached.complete(false)));
        listeners.values().forEach(all -> all.forEach(Runnable::run));
    }

    public int waiting() {
        return waiting.get();
    }

    private static <T> void add(Map<String, Set<T>> sets, String userId, T entry) {
        sets.compute(userId, (id, set) -> {
            Set<T> kept = set == null ? ConcurrentHashMap.newKeySet() : set;
            kept.add(entry);
            return kept;
        });
    }

    private static <T> void remove(Map<String, Set<T>> sets, String userId, T entry) {
        sets.computeIfPresent(userId, (id, set) -> {
            set.remove(entry);
            return set.isEmpty() ? null : set;
        });
    }

    /** A bound on what may wait is reached; trying again later may help. */
    public static final class TooManyWaitersException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooManyWaitersException(String message) {
            super(message);
        }
    }
}
