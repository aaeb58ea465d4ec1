package com.movieconcierge.embedding;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A fixed number of workers behind a bounded queue; when it is full, whoever hands work in waits. One text per worker at a
 * time is the fastest schedule measured, so there are as many workers as cores.
 */
public final class EncodingPool implements Executor, AutoCloseable {
    private static final int CLOSE_SECONDS = 20;

    private final ThreadPoolExecutor workers;

    /** @param queueCapacity how much work may wait; positive, as the number of workers */
    public EncodingPool(int size, int queueCapacity) {
        this.workers = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueCapacity),
                new CustomizableThreadFactory("encoder-"),
                EncodingPool::waitForRoom);
    }

    @Override
    public void execute(Runnable work) {
        workers.execute(work);
    }

    /** Work waiting for a worker. */
    public int depth() {
        return workers.getQueue().size();
    }

    private static void waitForRoom(Runnable work, ThreadPoolExecutor workers) {
        if (workers.isShutdown()) {
            throw new RejectedExecutionException("the encoding pool is closed");
        }
        try {
            workers.getQueue().put(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for a worker", e);
        }
    }

    /** Finishes what was handed in, for a bounded time. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
