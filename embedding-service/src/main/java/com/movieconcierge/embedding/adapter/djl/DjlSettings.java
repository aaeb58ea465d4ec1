package com.movieconcierge.embedding.adapter.djl;

import ai.djl.util.Utils;
import java.nio.file.Path;

/** Switches of DJL that only system properties reach. To be applied before DJL's first class does anything. */
final class DjlSettings {
    private DjlSettings() {}

    /**
     * No downloads, no call home, native libraries unpacked below {@code cache}. What the operator has set by environment
     * or on the command line stays.
     */
    static void apply(Path cache) {
        setUnlessGiven("DJL_OFFLINE", "true");
        setUnlessGiven("ai.djl.offline", "true");
        setUnlessGiven("OPT_OUT_TRACKING", "true");
        // The jar carries the tokenizer for the CPU; on a machine with a GPU DJL would look for another one online.
        setUnlessGiven("RUST_FLAVOR", "cpu");
        setUnlessGiven("DJL_CACHE_DIR", cache.resolve("djl").toString());
    }

    private static void setUnlessGiven(String name, String value) {
        if (Utils.getEnvOrSystemProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
