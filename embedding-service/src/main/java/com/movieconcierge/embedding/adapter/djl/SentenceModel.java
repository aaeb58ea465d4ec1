package com.movieconcierge.embedding.adapter.djl;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A sentence transformer that can be had.
 *
 * @param version short SHA-256 of what makes up its vectors, known without loading it
 * @param files puts it on disk, below the cache given
 */
record SentenceModel(String id, String version, int dimension, Files files) {
    private static final int MINILM_DIMENSION = 384;
    /** What the MiniLM was trained with; its positions reach to 512. */
    private static final int MINILM_LENGTH = 256;

    static final ModelFile MINILM_WEIGHTS =
            new ModelFile("/all-minilm-l6-v2.onnx", "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    static final ModelFile MINILM_TOKENIZER = new ModelFile(
            "/all-minilm-l6-v2-tokenizer.json", "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");
    private static final ModelFile Q8_WEIGHTS = new ModelFile(
            "/all-minilm-l6-v2-q.onnx", "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1");
    private static final ModelFile Q8_TOKENIZER =
            new ModelFile("/all-minilm-l6-v2-q-tokenizer.json", MINILM_TOKENIZER.sha256());

    /** all-MiniLM-L6-v2 in 32 bits, carried on the class path. */
    static final SentenceModel MINILM = carried("all-MiniLM-L6-v2", MINILM_WEIGHTS, MINILM_TOKENIZER);
    /** The same quantised to 8 bits: nearly three times as fast, and a little off; docs/measurements.md says how much. */
    static final SentenceModel MINILM_Q8 = carried("all-MiniLM-L6-v2-q8", Q8_WEIGHTS, Q8_TOKENIZER);

    /** Puts a model on disk. */
    @FunctionalInterface
    interface Files {
        SentenceFiles below(Path cache) throws IOException;
    }

    private static SentenceModel carried(String id, ModelFile weights, ModelFile tokenizer) {
        return new SentenceModel(
                id,
                weights.version(),
                MINILM_DIMENSION,
                cache -> new SentenceFiles(
                        weights.unpack(cache), tokenizer.unpack(cache), false, MINILM_LENGTH, MINILM_DIMENSION));
    }

    /**
     * A sentence transformer on disk, and what its maker's configuration says of it.
     *
     * @param weights ONNX
     * @param tokenizer Hugging Face's tokenizer.json
     * @param firstToken true when the state of the first token stands for the text, false for the mean over all tokens
     * @param maxLength tokens it reads at a time, its special ones included
     * @param dimension components of its vectors
     */
    record SentenceFiles(Path weights, Path tokenizer, boolean firstToken, int maxLength, int dimension) {}
}
