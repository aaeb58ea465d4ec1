package com.movieconcierge.behaviour;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Arithmetic on all cores, on threads of its own: the common pool has one thread on two cores, and others wait for it. */
public final class Cores {
    private static final ForkJoinPool POOL =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private Cores() {}

    /**
     * Does something on so many threads at most, the parts that it has done with {@link #forEach} included, so that others have the
     * remaining cores. What it throws is thrown here.
     *
     * @param most positive
     */
    public static <T> T using(int most, Supplier<T> work) {
        ForkJoinPool pool = new ForkJoinPool(most);
        try {
            return pool.invoke(ForkJoinTask.adapt(work::get));
        } finally {
            pool.shutdown();
        }
    }

    /**
     * Does every part and returns when all are done, in no order; what is done for a part must not depend on the others. May be
     * called from within a part. What a part throws is thrown here.
     *
     * @param parts numbered from 0
     */
    public static void forEach(int parts, IntConsumer work) {
        List<ForkJoinTask<?>> tasks = IntStream.range(0, parts)
                .<ForkJoinTask<?>>mapToObj(part -> ForkJoinTask.adapt(() -> work.accept(part)))
                .toList();
        if (ForkJoinTask.inForkJoinPool()) {
            ForkJoinTask.invokeAll(tasks);
        } else {
            POOL.invoke(ForkJoinTask.adapt(() -> {
                ForkJoinTask.invokeAll(tasks);
            }));
        }
    }
}
