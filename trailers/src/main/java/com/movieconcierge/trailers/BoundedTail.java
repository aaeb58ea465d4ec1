package com.movieconcierge.trailers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a process complains about: all of it is read, so that it never waits, and the last {@value #MOST} bytes are kept. */
final class BoundedTail {
    private static final int MOST = 1_000;
    private static final int JOIN_MILLIS = 2_000;

    private final byte[] ring = new byte[MOST];
    private final Thread reader;
    private long read;

    private BoundedTail(InputStream in) {
        reader = new Thread(() -> drain(in), "trailer-errors");
        reader.setDaemon(true);
        reader.start();
    }

    static BoundedTail of(Process process) {
        return new BoundedTail(process.getErrorStream());
    }

    private void drain(InputStream in) {
        byte[] buffer = new byte[MOST];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The process is gone, and with it whatever else it wanted to say.
        }
    }

    private synchronized void keep(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            ring[(int) (read++ % MOST)] = buffer[i];
        }
    }

    /** ": " and the words, or nothing; the process has ended. */
    String text() {
        try {
            reader.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            int kept = (int) Math.min(read, MOST);
            byte[] last = new byte[kept];
            for (int i = 0; i < kept; i++) {
                last[i] = ring[(int) ((read - kept + i) % MOST)];
            }
            String words = new String(last, StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            return words.isEmpty() ? "" : ": " + words;
        }
    }
}
