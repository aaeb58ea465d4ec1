package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.embedding.adapter.djl.SentenceModel.SentenceFiles;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a folder as sentence-transformers writes it: {@code tokenizer.json}, {@code config.json}, {@code modules.json},
 * {@code sentence_bert_config.json}, {@code 1_Pooling/config.json}, and the ONNX file as {@code model.onnx} or
 * {@code onnx/model.onnx}. What the files say of each other has to fit; a refusal says which file says what.
 */
final class SentenceFolder {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MAX_JSON_BYTES = 64L << 20;
    private static final Set<String> UNDERSTOOD = Set.of("Transformer", "Pooling", "Normalize");

    private final Path folder;

    private SentenceFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalStateException when the folder is not such a model, or one that cannot be computed here */
    static SentenceModel read(Path folder, String id) {
        return new SentenceFolder(folder).model(id);
    }

    private SentenceModel model(String id) {
        Path weights = Stream.of("model.onnx", "onnx/model.onnx")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> refusal("there is neither model.onnx nor onnx/model.onnx"));
        Path tokenizer = folder.resolve("tokenizer.json");
        JsonNode config = required("config.json");
        requireKnownModules();
        JsonNode pooling = optional("1_Pooling/config.json");
        int hidden = positive(config, "config.json", "hidden_size");
        requireSame(pooling, hidden);
        requireVocabulary(required("tokenizer.json"), positive(config, "config.json", "vocab_size"));
        var files = new SentenceFiles(weights, tokenizer, isFirstToken(pooling), maxLength(config), hidden);
        try {
            OnnxFile.requireSelfContained(weights);
            String version = Sha256.ofFiles(weights, tokenizer) + files.firstToken() + files.maxLength();
            return new SentenceModel(id, Sha256.hex(version).substring(0, 12), hidden, cache -> files);
        } catch (IOException e) {
            throw new IllegalStateException("the model in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireKnownModules() {
        JsonNode modules = optional("modules.json");
        if (modules == null) {
            return;
        }
        for (JsonNode module : modules) {
            String type = module.path("type").asString("");
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (!UNDERSTOOD.contains(name)) {
                throw refusal("modules.json asks for a module " + name + ", understood are " + UNDERSTOOD);
            }
        }
    }

    private static boolean isFirstToken(@Nullable JsonNode pooling) {
        return pooling != null && pooling.path("pooling_mode_cls_token").asBoolean(false);
    }

    private void requireSame(@Nullable JsonNode pooling, int hidden) {
        if (pooling == null) {
            return;
        }
        if (!isFirstToken(pooling) && !pooling.path("pooling_mode_mean_tokens").asBoolean(false)) {
            throw refusal("1_Pooling/config.json pools neither by mean nor by the first token");
        }
        int pooled = pooling.path("word_embedding_dimension").asInt(hidden);
        if (pooled != hidden) {
            throw refusal("config.json says hidden_size " + hidden
                    + ", but 1_Pooling/config.json says word_embedding_dimension " + pooled);
        }
    }

    private void requireVocabulary(JsonNode tokenizer, int vocabulary) {
        JsonNode words = tokenizer.path("model").path("vocab");
        if (words.size() > vocabulary) {
            throw refusal("tokenizer.json knows " + words.size() + " words, but config.json says vocab_size "
                    + vocabulary + ": they belong to different models");
        }
    }

    /** What the sentence transformer was trained with, never more than it has positions for. */
    private int maxLength(JsonNode config) {
        int positions = positive(config, "config.json", "max_position_embeddings");
        JsonNode sentence = optional("sentence_bert_config.json");
        int length = sentence == null ? positions : positive(sentence, "sentence_bert_config.json", "max_seq_length");
        if (length > positions) {
            throw refusal("sentence_bert_config.json says max_seq_length " + length
                    + ", but config.json says max_position_embeddings " + positions);
        }
        return length;
    }

    private int positive(JsonNode json, String file, String field) {
        int value = json.path(field).asInt(0);
        if (value < 1) {
            throw refusal(file + " lacks " + field);
        }
        return value;
    }

    private JsonNode required(String file) {
        JsonNode json = optional(file);
        if (json == null) {
            throw refusal("there is no " + file);
        }
        return json;
    }

    private @Nullable JsonNode optional(String file) {
        Path path = folder.resolve(file);
        try {
            if (!Files.isRegularFile(path)) {
                return null;
            }
            if (Files.size(path) > MAX_JSON_BYTES) {
                throw refusal(file + " is larger than " + MAX_JSON_BYTES + " bytes");
            }
            return JSON.readTree(path.toFile());
        } catch (JacksonException e) {
            throw refusal(file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException refusal(String reason) {
        return new IllegalStateException(folder + " is no sentence transformer that can be used: " + reason);
    }
}
