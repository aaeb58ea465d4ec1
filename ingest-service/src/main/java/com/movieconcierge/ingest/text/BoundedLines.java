package com.movieconcierge.ingest.text;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Lines of a byte stream, each of bounded length: of an overlong one the front is kept and the rest is skipped, so that
 * memory stays bounded whatever is sent. Lines end with LF or CRLF; a byte order mark in front is dropped.
 */
public final class BoundedLines implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private long consumed;
    private long start;
    private long number;
    private boolean tooLong;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    /** @param maxBytes of one line, without its end */
    public BoundedLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; false at the end. Throws when the stream breaks off. */
    public boolean next() throws IOException {
        line.reset();
        tooLong = false;
        start = consumed;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            keep(from, position);
            if (position < limit) {
                position++;
                consumed += position - from;
                return finish();
            }
            consumed += position - from;
        }
        return any && finish();
    }

    /** The line's bytes, at most {@code maxBytes}. */
    public byte[] bytes() {
        byte[] all = line.toByteArray();
        int mark = BYTE_ORDER_MARK.length;
        int from =
                number == 1 && all.length >= mark && Arrays.equals(all, 0, mark, BYTE_ORDER_MARK, 0, mark) ? mark : 0;
        int to = all.length > from && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
        return from == 0 && to == all.length ? all : Arrays.copyOfRange(all, from, to);
    }

    public String text(Charset charset) {
        return new String(bytes(), charset);
    }

    /** From 1. */
    public long number() {
        return number;
    }

    /** Whether the line was longer than allowed and has been cut. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Where the line starts in the stream. */
    public long offset() {
        return start;
    }

    public long bytesRead() {
        return consumed;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean finish() {
        number++;
        return true;
    }

    private void keep(int from, int to) {
        int room = maxBytes - line.size();
        line.write(buffer, from, Math.min(room, to - from));
        tooLong |= to - from > room;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
