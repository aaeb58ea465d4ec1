package com.movieconcierge.embedding.adapter.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Path;

/** How ONNX Runtime is started by way of DJL: on the CPU, offline, one thread a caller. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    /** Loads a model. Callers bring their own threads, so it computes each call on one. */
    static <I, O> ZooModel<I, O> load(Path weights, Path cache, Class<I> in, Class<O> out, Translator<I, O> translator)
            throws IOException {
        configure(cache);
        try {
            return Criteria.builder()
                    .setTypes(in, out)
                    .optModelPath(weights.getParent())
                    .optModelName(weights.getFileName().toString().replaceFirst("\\.onnx$", ""))
                    .optEngine("OnnxRuntime")
                    .optDevice(Device.cpu())
                    .optTranslator(translator)
                    .optOption("intraOpNumThreads", "1")
                    .optOption("interOpNumThreads", "1")
                    .build()
                    .loadModel();
        } catch (ModelNotFoundException | MalformedModelException e) {
            throw new IOException("ONNX Runtime could not load " + weights + ": " + e.getMessage(), e);
        }
    }

    /**
     * Sets what only system properties reach, to be called before DJL's first class does anything: no downloads, no call
     * home, native libraries unpacked below {@code cache}. What the operator has set by environment or on the command line
     * stays.
     */
    static void configure(Path cache) {
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
