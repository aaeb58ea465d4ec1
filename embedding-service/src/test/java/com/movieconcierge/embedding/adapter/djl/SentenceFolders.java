package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.testkit.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sentence transformer of eight words and three dimensions in a folder: its hidden state is its table of words. */
public final class SentenceFolders {
    static final List<String> WORDS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "heist", "love", "war", "sea");
    static final int DIMENSION = 3;
    static final float[][] TABLE = {
        {0, 0, 0}, {0.1f, 0.1f, 0.1f}, {1, 0, 0}, {0, 1, 0}, {0, 0, 2}, {2, 1, 0}, {-1, 0, 1}, {0, -3, 0}
    };

    private SentenceFolders() {}

    /** Everything as sentence-transformers writes it. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("1_Pooling"));
        Files.write(folder.resolve("model.onnx"), graph().bytes());
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        Files.writeString(
                folder.resolve("config.json"),
                "{\"hidden_size\": 3, \"vocab_size\": 8, \"max_position_embeddings\": 16}");
        Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 6}");
        Files.writeString(
                folder.resolve("modules.json"),
                "[{\"type\": \"sentence_transformers.models.Transformer\"},"
                        + " {\"type\": \"sentence_transformers.models.Pooling\"}]");
        pooling(folder, "pooling_mode_mean_tokens");
        return folder;
    }

    static void pooling(Path folder, String mode) throws IOException {
        Files.writeString(
                folder.resolve("1_Pooling/config.json"), "{\"word_embedding_dimension\": 3, \"" + mode + "\": true}");
    }

    static OnnxGraph graph() {
        float[] table = new float[WORDS.size() * DIMENSION];
        for (int i = 0; i < table.length; i++) {
            table[i] = TABLE[i / DIMENSION][i % DIMENSION];
        }
        return new OnnxGraph()
                .input("input_ids", OnnxGraph.INT64, 1, -1)
                .input("attention_mask", OnnxGraph.INT64, 1, -1)
                .weights("table", table, WORDS.size(), DIMENSION)
                .node("Gather", List.of("table", "input_ids"), "last_hidden_state", Map.of("axis", 0L))
                .output("last_hidden_state", 1, -1, DIMENSION);
    }

    private static String tokenizer() {
        StringBuilder vocabulary = new StringBuilder();
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < WORDS.size(); i++) {
            vocabulary
                    .append(i == 0 ? "" : ",")
                    .append('"')
                    .append(WORDS.get(i))
                    .append("\":")
                    .append(i);
            if (i < 4) {
                added.append(i == 0 ? "" : ",")
                        .append("{\"id\":" + i + ",\"content\":\"" + WORDS.get(i) + "\",\"single_word\":false,"
                                + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}");
            }
        }
        return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":[" + added + "],"
                + "\"normalizer\":{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
                + "\"strip_accents\":null,\"lowercase\":true},"
                + "\"pre_tokenizer\":{\"type\":\"BertPreTokenizer\"},"
                + "\"post_processor\":{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",3],\"cls\":[\"[CLS]\",2]},"
                + "\"decoder\":null,\"model\":{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\","
                + "\"continuing_subword_prefix\":\"##\",\"max_input_chars_per_word\":100,\"vocab\":{" + vocabulary
                + "}}}";
    }
}
