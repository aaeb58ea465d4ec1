package com.movieconcierge.embedding.adapter.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import com.movieconcierge.embedding.adapter.djl.SentenceModel.SentenceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A loaded sentence transformer with its tokenizer. Each call computes on the caller's thread with one thread of ONNX
 * Runtime: as many callers as cores was the fastest schedule measured. Safe for concurrent use; more callers than
 * predictors wait.
 */
final class SentenceTransformer implements AutoCloseable {
    private static final int CLOSE_SECONDS = 10;
    /** One special token before the text and one after it. */
    private static final int FRAME = 2;

    private final SentenceFiles files;
    private final HuggingFaceTokenizer tokenizer;
    private final ZooModel<long[], float[]> model;
    private final List<Predictor<long[], float[]>> predictors = new ArrayList<>();
    private final BlockingQueue<Predictor<long[], float[]>> idle;
    private final long start;
    private final long end;

    private SentenceTransformer(
            SentenceFiles files, HuggingFaceTokenizer tokenizer, ZooModel<long[], float[]> model, int parallelism) {
        this.files = files;
        this.tokenizer = tokenizer;
        this.model = model;
        this.idle = new ArrayBlockingQueue<>(parallelism);
        for (int i = 0; i < parallelism; i++) {
            predictors.add(model.newPredictor());
        }
        idle.addAll(predictors);
        long[] frame = tokenizer.encode("", true, false).getIds();
        if (frame.length != FRAME) {
            throw new IllegalStateException(
                    files.tokenizer() + " puts " + frame.length + " special tokens around a text, understood are two");
        }
        this.start = frame[0];
        this.end = frame[1];
    }

    /**
     * Loads the model and tries it; a second or two.
     *
     * @throws IOException when the files do not load
     * @throws IllegalStateException when they load and do not fit together; the message says which says what
     */
    static SentenceTransformer load(SentenceFiles files, Path cache, int parallelism) throws IOException {
        OnnxRuntime.configure(cache);
        // A carried tokenizer may cut at 128 tokens without a word; windows are ours to make.
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(files.tokenizer())
                .optTruncation(false)
                .optPadding(false)
                .build();
        var pooling = new SentencePooling(files.firstToken());
        try {
            ZooModel<long[], float[]> model =
                    OnnxRuntime.load(files.weights(), cache, long[].class, float[].class, pooling);
            pooling.expect(model.getBlock().describeInput().keys());
            var loaded = new SentenceTransformer(files, tokenizer, model, parallelism);
            loaded.tryOut();
            return loaded;
        } catch (IOException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The longest window of the last word there is: positions and vocabulary have to reach that far. */
    private void tryOut() {
        long[] window = new long[files.maxLength() - FRAME];
        Arrays.fill(window, end);
        try {
            int dimension = pooled(window).length;
            if (dimension != files.dimension()) {
                throw new IllegalStateException(files.weights() + " gives vectors of " + dimension
                        + " components, but its configuration says " + files.dimension());
            }
        } catch (TranslateException e) {
            throw new IllegalStateException(
                    files.weights() + " cannot read " + files.maxLength() + " tokens: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying " + files.weights(), e);
        }
    }

    /** Components of every vector. */
    int dimension() {
        return files.dimension();
    }

    /** Tokens that one window can hold. */
    int window() {
        return files.maxLength() - FRAME;
    }

    /** Token ids of a text of any length, without the special tokens around it. */
    long[] tokens(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    /** State of one window of at most {@link #window} token ids, without the special ones; not normalised. */
    float[] pooled(long[] window) throws TranslateException, InterruptedException {
        long[] framed = new long[window.length + FRAME];
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

    /**
     * Token ids in, one state for all of them out: the mean of the last hidden state over all tokens, or the first token's;
     * what the model has pooled itself is taken as it is. Not normalised, so that windows of one text can be averaged. One
     * text at a time: there is no padding, and so nothing that a neighbour in a batch could change.
     */
    private static final class SentencePooling implements NoBatchifyTranslator<long[], float[]> {
        private static final int POOLED_RANK = 2;

        private final boolean firstToken;
        private volatile List<String> inputs = List.of();

        SentencePooling(boolean firstToken) {
            this.firstToken = firstToken;
        }

        /** Says what the graph asks for, in its order; refuses what no sentence transformer reads. */
        void expect(List<String> names) {
            for (String name : names) {
                if (!List.of("input_ids", "attention_mask", "token_type_ids").contains(name)) {
                    throw new IllegalStateException("the model asks for an input " + name
                            + ", a sentence transformer reads input_ids, attention_mask and token_type_ids");
                }
            }
            inputs = List.copyOf(names);
        }

        @Override
        public NDList processInput(TranslatorContext context, long[] ids) {
            NDManager manager = context.getNDManager();
            var shape = new Shape(1, ids.length);
            var list = new NDList();
            for (String name : inputs) {
                NDArray input = manager.create(values(name, ids), shape);
                input.setName(name);
                list.add(input);
            }
            return list;
        }

        private static long[] values(String name, long[] ids) {
            if (name.equals("input_ids")) {
                return ids;
            }
            long[] values = new long[ids.length];
            Arrays.fill(values, name.equals("attention_mask") ? 1 : 0);
            return values;
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList output) {
            NDArray first = output.get(0);
            float[] states = first.toFloatArray();
            if (first.getShape().dimension() == POOLED_RANK) {
                return states;
            }
            int tokens = (int) first.getShape().get(1);
            int dimension = (int) first.getShape().get(2);
            return firstToken ? Arrays.copyOf(states, dimension) : mean(states, tokens, dimension);
        }

        private static float[] mean(float[] states, int tokens, int dimension) {
            double[] sum = new double[dimension];
            for (int token = 0, at = 0; token < tokens; token++) {
                for (int i = 0; i < dimension; i++) {
                    sum[i] += states[at++];
                }
            }
            float[] mean = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                mean[i] = (float) (sum[i] / tokens);
            }
            return mean;
        }
    }
}
