package com.movieconcierge.standalone.traces;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file whose format hides what is in it from whoever reads it byte by byte: by compression, or by writing only what differs
 * from the key before.
 */
interface DataFile {

    /** Takes what is in the file, piece by piece. */
    @FunctionalInterface
    interface Pieces {
        void take(byte @Nullable [] data, String where);
    }

    /**
     * Hands over everything up to where the format is no longer understood.
     *
     * @return the offset from which on the file has to be read byte by byte
     */
    long read(Pieces pieces) throws IOException;
}
