package com.movieconcierge.embedding.adapter.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a long text's tokens into windows of nearly equal length, so that none is left with a few words out of context. */
final class TokenWindows {
    private TokenWindows() {}

    /**
     * As few windows as can hold all tokens, in order; their lengths differ by at most one.
     *
     * @param capacity tokens that one window can hold; positive
     */
    static List<long[]> of(long[] tokens, int capacity) {
        int count = Math.max(1, (tokens.length + capacity - 1) / capacity);
        List<long[]> windows = new ArrayList<>(count);
        for (int window = 0; window < count; window++) {
            int from = (int) ((long) tokens.length * window / count);
            int to = (int) ((long) tokens.length * (window + 1) / count);
            windows.add(Arrays.copyOfRange(tokens, from, to));
        }
        return windows;
    }
}
