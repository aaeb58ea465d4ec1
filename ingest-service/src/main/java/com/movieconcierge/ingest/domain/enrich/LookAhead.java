package com.movieconcierge.ingest.domain.enrich;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the order of their questions, while the next few questions are under way already: the wait for one does not
 * hold up the others, and no more of them are held than may be under way.
 */
final class LookAhead<K, A> implements AutoCloseable {
    private static final long LOOK_UP_MILLIS = 200;
    private static final long GRACE_MILLIS = 2_000;

    private final Iterator<K> keys;
    private final Function<K, Callable<A>> question;
    private final int width;
    private final Runnable checkCancelled;
    private final ExecutorService askers;
    private final Deque<Entry<K, Future<A>>> underWay = new ArrayDeque<>();

    /**
     * @param question called by the thread that takes the answers; what it makes is called by another
     * @param width questions under way at most
     * @param checkCancelled throws to stop a wait
     */
    LookAhead(Iterator<K> keys, Function<K, Callable<A>> question, int width, Runnable checkCancelled) {
        this.keys = keys;
        this.question = question;
        this.width = width;
        this.checkCancelled = checkCancelled;
        this.askers = Executors.newFixedThreadPool(width, task -> {
            var thread = new Thread(task, "concierge-enrichment-ask");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The next answer with what it is about; null after the last. What the question throws is thrown here. */
    @Nullable
    Entry<K, A> next() throws InterruptedException {
        while (underWay.size() < width && keys.hasNext()) {
            K key = keys.next();
            underWay.add(Map.entry(key, askers.submit(question.apply(key))));
        }
        Entry<K, Future<A>> first = underWay.poll();
        return first == null ? null : Map.entry(first.getKey(), await(first.getValue()));
    }

    private A await(Future<A> answer) throws InterruptedException {
        while (true) {
            checkCancelled.run();
            try {
                return answer.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // look whether to stop, and wait on
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new IllegalStateException("asking failed", e.getCause());
            }
        }
    }

    /** Lets what is under way come to its end, if that does not take long: it was asked for and need not be again. */
    @Override
    public void close() {
        askers.shutdown();
        try {
            if (!askers.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                askers.shutdownNow();
            }
        } catch (InterruptedException e) {
            askers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
