package com.movieconcierge.embedding.adapter.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The loaded sentence transformer all-MiniLM-L6-v2 with its tokenizer. Each call computes on the caller's thread with one
 * thread of ONNX Runtime: as many callers as cores was the fastest schedule measured. Safe for concurrent use; more
 * callers than predictors wait.
 */
final class MiniLm implements AutoCloseable {
    static final String ID = "all-MiniLM-L6-v2";
    static final int DIMENSION = 384;
    static final ModelFile WEIGHTS =
            new ModelFile("/all-minilm-l6-v2.onnx", "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    static final ModelFile TOKENIZER = new ModelFile(
            "/all-minilm-l6-v2-tokenizer.json", "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");

    private static final int CLOSE_SECONDS = 10;

    private final HuggingFaceTokenizer tokenizer;
    private final ZooModel<long[], float[]> model;
    private final List<Predictor<long[], float[]>> predictors = new ArrayList<>();
    private final BlockingQueue<Predictor<long[], float[]>> idle;
    private final long start;
    private final long end;

    private MiniLm(HuggingFaceTokenizer tokenizer, ZooModel<long[], float[]> model, int parallelism) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.idle = new ArrayBlockingQueue<>(parallelism);
        for (int i = 0; i < parallelism; i++) {
            predictors.add(model.newPredictor());
        }
        idle.addAll(predictors);
        long[] frame = tokenizer.encode("", true, false).getIds();
        this.start = frame[0];
        this.end = frame[1];
    }

    /**
     * Unpacks, checks and loads the model; a second or two.
     *
     * @param cache where the model's files and native libraries are unpacked to
     * @param parallelism how many texts may be computed at the same time; positive
     * @throws IOException when the files cannot be unpacked, are not the expected ones or do not load
     */
    static MiniLm load(Path cache, int parallelism) throws IOException {
        DjlSettings.apply(cache);
        Path weights = WEIGHTS.unpack(cache);
        Path vocabulary = TOKENIZER.unpack(cache);
        // The carried tokenizer cuts at 128 tokens without a word; windows are ours to make.
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(vocabulary)
                .optTruncation(false)
                .optPadding(false)
                .build();
        try {
            ZooModel<long[], float[]> model = Criteria.builder()
                    .setTypes(long[].class, float[].class)
                    .optModelPath(weights.getParent())
                    .optModelName(nameOf(weights))
                    .optEngine("OnnxRuntime")
                    .optDevice(Device.cpu())
                    .optTranslator(new MeanPooling())
                    .optOption("intraOpNumThreads", "1")
                    .optOption("interOpNumThreads", "1")
                    .build()
                    .loadModel();
            return new MiniLm(tokenizer, model, parallelism);
        } catch (ModelNotFoundException | MalformedModelException e) {
            tokenizer.close();
            throw new IOException("ONNX Runtime cannot load " + weights + ": " + e.getMessage(), e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.onnx$", "");
    }

    /** Token ids of a text of any length, without the special tokens around it. */
    long[] tokens(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    /**
     * Mean-pooled state of one window; {@value #DIMENSION} components, not normalised.
     *
     * @param window token ids without the special tokens; at most 510
     */
    float[] pooled(long[] window) throws TranslateException, InterruptedException {
        long[] framed = new long[window.length + 2];
        framed[0] = start;
        System.arraycopy(window, 0, framed, 1, window.length);
        framed[framed.length - 1] = end;
        Predictor<long[], float[]> predictor = idle.take();
        try {
            return predictor.predict(framed);
        } finally {
            idle.add(predictor);
        }
    }

    /** Waits for calls under way, since the native session must not vanish under them. */
    @Override
    public void close() {
        try {
            for (int i = 0; i < predictors.size(); i++) {
                Predictor<long[], float[]> predictor = idle.poll(CLOSE_SECONDS, TimeUnit.SECONDS);
                if (predictor == null) {
                    return; // still computing: leave the session to the end of the process
                }
                predictor.close();
            }
            model.close();
            tokenizer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
