package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void everyPartIsDoneOnceAlsoFromWithinAPart() {
        AtomicIntegerArray done = new AtomicIntegerArray(200);
        Cores.forEach(20, outer -> Cores.forEach(10, inner -> done.incrementAndGet(outer * 10 + inner)));
        for (int part = 0; part < done.length(); part++) {
            assertThat(done.get(part)).isEqualTo(1);
        }
        Cores.forEach(0, part -> done.incrementAndGet(part));
        assertThat(done.get(0)).isEqualTo(1);
    }

    @Test
    void whatAPartThrowsIsThrown() {
        assertThatThrownBy(() -> Cores.forEach(5, part -> {
                    if (part == 3) {
                        throw new IllegalArgumentException("part 3");
                    }
                }))
                .hasStackTraceContaining("part 3");
    }

    @Test
    void whatMayUseOneThreadUsesOneForItsPartsToo() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        int sum = Cores.using(1, () -> {
            AtomicInteger added = new AtomicInteger();
            Cores.forEach(50, part -> {
                threads.add(Thread.currentThread().getName());
                added.addAndGet(part);
            });
            return added.get();
        });
        assertThat(sum).isEqualTo(1225);
        assertThat(threads).hasSize(1);
    }
}
