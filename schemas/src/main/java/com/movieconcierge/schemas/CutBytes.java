package com.movieconcierge.schemas;

import com.movieconcierge.kernel.Hashes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes no longer than they may be, and a claim of what they were. */
final class CutBytes {
    private CutBytes() {}

    /**
     * The first of the bytes, as many as may be.
     *
     * @param name of what is cut, for the claim
     * @param cuts gets the claim, with the length and the SHA-256 of the whole, where something is cut
     */
    static byte @Nullable [] of(String name, byte @Nullable [] bytes, int most, List<String> cuts) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        cuts.add(name + " " + bytes.length + " bytes, sha-256 " + Hashes.sha256(bytes));
        return Arrays.copyOf(bytes, most);
    }
}
