package com.movieconcierge.trailers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a process complains about: all of it is read, so that it never waits, and the last {@value #MOST} bytes are kept. */
final class BoundedTail {
    private static final int MOST = 1_000;
    private static final int JOIN_MILLIS = 2_000;

    private final Thread reader;
    private byte[] last = {};

    BoundedTail(Process process) {
        reader = new Thread(() -> drain(process.getErrorStream()), "trailer-errors");
        reader.setDaemon(true);
        reader.start();
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
        byte[] all = Arrays.copyOf(last, last.length + n);
        System.arraycopy(buffer, 0, all, last.length, n);
        last = Arrays.copyOfRange(all, Math.max(0, all.length - MOST), all.length);
    }

    /** ": " and the words, or nothing; the process has ended. */
    String text() {
        try {
            reader.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            String words = new String(last, StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            return words.isEmpty() ? "" : ": " + words;
        }
    }
}
