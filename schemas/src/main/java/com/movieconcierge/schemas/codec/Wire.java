package com.movieconcierge.schemas.codec;

import com.movieconcierge.kernel.Vectors;
import java.nio.ByteBuffer;

/** What several codecs do alike. */
final class Wire {
    private Wire() {}

    /** @throws IllegalArgumentException naming the field, when the bytes are no vector */
    static float[] vector(String field, ByteBuffer bytes) {
        try {
            return Vectors.fromBytes(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }
}
