package com.movieconcierge.artefacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a stream of which nobody knows how long it is. */
public final class BoundedCopy {
    private static final int BUFFER_BYTES = 1 << 16;

    private BoundedCopy() {}

    /**
     * Writes a stream to a file.
     *
     * @param name of the stream, for the failure
     * @return the bytes written
     * @throws IOException also when there are more than {@code most}
     */
    public static long of(InputStream in, Path target, long most, String name) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = most;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(name, most);
                }
                out.write(buffer, 0, read);
            }
        }
        return most - left;
    }

    /** As above, in memory. */
    public static byte[] of(InputStream in, int most, String name) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge(name, most);
        }
        return bytes;
    }

    private static IOException tooLarge(String name, long most) {
        return new IOException(name + " is larger than " + most + " bytes");
    }
}
