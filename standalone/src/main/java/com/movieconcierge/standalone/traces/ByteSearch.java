package com.movieconcierge.standalone.traces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongConsumer;

/** Looks at bytes as they come, however many: a window goes over them, and what lies across its border is found once. */
final class ByteSearch {
    private static final int WINDOW = 1 << 20;

    private final Sought sought;
    private final int window;

    /** Told where a viewer is named, counted from the first byte that came. */
    @FunctionalInterface
    interface Found {
        void at(String userId, long offset);
    }

    ByteSearch(Sought sought) {
        this(sought, WINDOW);
    }

    /** @param window bytes that are held at a time, beside what is looked at around a place */
    ByteSearch(Sought sought, int window) {
        this.sought = sought;
        this.window = window;
    }

    /** Reads to the end; {@code read} is told of each piece how long it was. */
    void in(ReadableByteChannel bytes, LongConsumer read, Found each) throws IOException {
        int ahead = sought.longest() + IdPattern.CONTEXT;
        ByteBuffer buffer = ByteBuffer.allocate(IdPattern.CONTEXT + window + ahead);
        long base = 0;
        int from = 0;
        boolean ended = false;
        while (!ended) {
            int before = buffer.position();
            ended = !fill(buffer, bytes);
            int end = buffer.position();
            read.accept(end - before);
            int limit = ended ? end : end - ahead;
            long first = base;
            sought.in(buffer.array(), from, limit, end, (userId, at) -> each.at(userId, first + at));
            if (!ended) {
                int kept = Math.max(0, limit - IdPattern.CONTEXT);
                buffer.flip().position(kept);
                buffer.compact();
                base += kept;
                from = limit - kept;
            }
        }
    }

    /** Whether there may be more. */
    private static boolean fill(ByteBuffer buffer, ReadableByteChannel bytes) throws IOException {
        while (buffer.hasRemaining()) {
            if (bytes.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }
}
