package com.movieconcierge.embedding.adapter.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TokenWindowsTest {

    @Property(seed = "20261122")
    void windowsHoldEveryTokenOnceInOrderAndAreOfEqualLength(
            @ForAll @IntRange(max = 3_000) int tokens, @ForAll @IntRange(min = 1, max = 300) int capacity) {
        long[] text = LongStream.range(0, tokens).toArray();

        List<long[]> windows = ThemeEncoder.windows(text, capacity);

        assertThat(windows.stream().flatMapToLong(LongStream::of).toArray()).isEqualTo(text);
        assertThat(windows).hasSize(Math.max(1, (int) Math.ceil((double) tokens / capacity)));
        int shortest = windows.stream().mapToInt(w -> w.length).min().orElseThrow();
        assertThat(windows).allMatch(window -> window.length <= capacity && window.length <= shortest + 1);
    }
}
