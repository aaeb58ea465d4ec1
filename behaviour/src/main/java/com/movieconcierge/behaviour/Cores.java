package com.movieconcierge.behaviour;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Arithmetic on all cores, on threads of its own: the common pool has one thread on two cores, and others wait for it. */
public final class Cores {
    private static final ForkJoinPool POOL =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private Cores() {}

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
