package com.movieconcierge.embedding.adapter.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that may hold so many bytes and no more. */
final class BoundedInput extends FilterInputStream {
    private final String name;
    private final long most;
    private long left;

    BoundedInput(InputStream in, long most, String name) {
        super(in);
        this.most = most;
        this.left = most;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        take(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        take(Math.max(0, read));
        return read;
    }

    private void take(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException(name + " is larger than " + most + " bytes");
        }
    }
}
