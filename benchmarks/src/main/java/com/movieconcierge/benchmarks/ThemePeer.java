package com.movieconcierge.benchmarks;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.embedding.domain.text.ThemeText;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel.Candidate;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One way to embed texts, in a process of its own, since two bindings of ONNX Runtime do not go together in one. Prints
 * seconds and texts per second; writes the vectors as rows of float32.
 *
 * <p>Arguments: ours-1, ours-2, q8-1, q8-2, langchain4j or ort; texts file; sample (0 for all); seed; file to write.
 */
final class ThemePeer {
    private static final int WARM_UP = 40;
    private static final int DIMENSION = 384;

    private ThemePeer() {}

    public static void main(String[] args) throws Exception {
        List<Film> films =
                FilmTexts.sample(FilmTexts.read(Path.of(args[1])), Integer.parseInt(args[2]), Long.parseLong(args[3]));
        int workers = args[0].endsWith("-2") ? 2 : 1;
        float[][] vectors;
        long start;
        switch (args[0].replaceAll("-\\d$", "")) {
            case "ours", "q8" -> {
                String model = args[0].startsWith("q8") ? ThemeModels.MINILM_Q8 : ThemeModels.MINILM;
                try (Encoder encoder = ours(model)) {
                    encode(films.subList(0, Math.min(WARM_UP, films.size())), workers, film -> vector(encoder, film));
                    start = System.nanoTime();
                    vectors = encode(films, workers, film -> vector(encoder, film));
                }
            }
            case "langchain4j" -> {
                var model = new AllMiniLmL6V2EmbeddingModel();
                Function<Film, float[]> embed = film -> ThemeText.of(film)
                        .map(text -> model.embed(text).content().vector())
                        .orElse(new float[DIMENSION]);
                encode(films.subList(0, Math.min(WARM_UP, films.size())), 1, embed);
                start = System.nanoTime();
                vectors = encode(films, 1, embed);
            }
            case "ort" -> {
                try (RawModel model = new RawModel()) {
                    encode(films.subList(0, Math.min(WARM_UP, films.size())), 1, model::embed);
                    start = System.nanoTime();
                    vectors = encode(films, 1, model::embed);
                }
            }
            default -> throw new IllegalArgumentException("no peer " + args[0]);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        write(vectors, Path.of(args[4]));
        System.out.println("took " + seconds);
        System.exit(0);
    }

    private static Encoder ours(String model) throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "movie-concierge");
        return new EncoderFactory(
                        Modality.THEME, new ThemeModels(cache, 2, (location, sha256) -> Path.of(location))::configured)
                .create(new Candidate(model, null, null));
    }

    private static float[] vector(Encoder encoder, Film film) {
        return encoder.encode(film).map(encoding -> encoding.vector()).orElse(new float[DIMENSION]);
    }

    private static float[][] encode(List<Film> films, int workers, Function<Film, float[]> embed) {
        float[][] vectors = new float[films.size()][];
        try (var pool = new EncodingPool(workers, 64)) {
            var left = new java.util.concurrent.CountDownLatch(films.size());
            for (int i = 0; i < vectors.length; i++) {
                int film = i;
                pool.execute(() -> {
                    vectors[film] = embed.apply(films.get(film));
                    left.countDown();
                });
            }
            left.await();
            return vectors;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(float[][] vectors, Path file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(vectors.length * DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors) {
            bytes.asFloatBuffer().put(vector);
            bytes.position(bytes.position() + DIMENSION * Float.BYTES);
        }
        Files.write(file, bytes.array());
    }

    /** ONNX Runtime as its own documentation uses it: default options, one text at a time, mean over tokens, unit length. */
    private static final class RawModel implements AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private final HuggingFaceTokenizer tokenizer;

        RawModel() throws IOException, OrtException {
            session = environment.createSession(resource("/all-minilm-l6-v2.onnx"));
            Path file = Files.createTempFile("tokenizer", ".json");
            Files.write(file, resource("/all-minilm-l6-v2-tokenizer.json"));
            tokenizer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optMaxLength(256)
                    .optTruncation(true)
                    .optPadding(false)
                    .build();
            Files.delete(file);
        }

        private static byte[] resource(String name) throws IOException {
            try (InputStream in = ThemePeer.class.getResourceAsStream(name)) {
                return in.readAllBytes();
            }
        }

        float[] embed(Film film) {
            String text = ThemeText.of(film).orElse("");
            if (text.isEmpty()) {
                return new float[DIMENSION];
            }
            long[] ids = tokenizer.encode(text).getIds();
            long[] ones = new long[ids.length];
            Arrays.fill(ones, 1);
            try (OnnxTensor input = OnnxTensor.createTensor(environment, new long[][] {ids});
                    OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
                    OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][ids.length]);
                    OrtSession.Result result =
                            session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
                float[][] states = ((float[][][]) result.get(0).getValue())[0];
                return mean(states);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        private static float[] mean(float[][] states) {
            double[] sum = new double[DIMENSION];
            for (float[] state : states) {
                com.movieconcierge.kernel.Vectors.addScaled(sum, state, 1);
            }
            return com.movieconcierge.kernel.Vectors.unit(com.movieconcierge.kernel.Vectors.toFloats(sum, 1));
        }

        @Override
        public void close() throws OrtException {
            session.close();
            tokenizer.close();
        }
    }

    /** The vectors of a file, in the order of the films. */
    static List<float[]> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<float[]> vectors = new ArrayList<>();
        while (bytes.hasRemaining()) {
            float[] vector = new float[DIMENSION];
            bytes.asFloatBuffer().get(vector);
            bytes.position(bytes.position() + DIMENSION * Float.BYTES);
            vectors.add(vector);
        }
        return vectors;
    }
}
