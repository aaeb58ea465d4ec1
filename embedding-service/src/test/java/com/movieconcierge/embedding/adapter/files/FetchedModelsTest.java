package com.movieconcierge.embedding.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.movieconcierge.embedding.domain.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedModelsTest {
    @TempDir
    private Path cache;

    @Test
    void aFileOnThisMachineIsTakenWhereItLiesAndHeldAgainstItsChecksum() throws IOException {
        FetchedModels models = new FetchedModels(cache);
        Path file = Files.writeString(cache.resolve("model.onnx"), "weights");

        assertThat(models.fetch(file.toString(), "")).isEqualTo(file);
        assertThat(models.fetch(file.toUri().toString(), Sha256.ofFiles(file).toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(file);
        assertThat(models.fetch(cache.toString(), Sha256.ofFiles(file))).isEqualTo(cache);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models.fetch(file.toString(), "0".repeat(64)))
                .withMessageContaining("has SHA-256");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models.fetch(cache.resolve("nothing").toString(), ""))
                .withMessageContaining("there is no");
    }

    @Test
    void whatIsElsewhereNeedsItsChecksum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchedModels(cache).fetch("https://models.example/model.zip", ""))
                .withMessageContaining("needs its sha256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchedModels(cache).fetch("gopher://models.example/model.zip", ""))
                .withMessageContaining("gopher is not understood");
    }

    @Test
    void anArchiveBecomesItsFolderOnce() throws IOException {
        Path zip = zip("tiny/model.onnx", "tiny/1_Pooling/config.json");

        Path folder = new FetchedModels(cache).fetch(zip.toString(), "");

        assertThat(folder.resolve("model.onnx")).hasContent("content of tiny/model.onnx");
        assertThat(folder.resolve("1_Pooling/config.json")).exists();
        assertThat(new FetchedModels(cache).fetch(zip.toString(), "")).isEqualTo(folder);
    }

    @Test
    void anArchiveMayHoldNothingButAModelAndNothingOutsideOfItself() throws IOException {
        refuses(zip("../escape.json"), "../escape.json does not belong into a model");
        refuses(zip("model.onnx", "weights.pkl"), "weights.pkl does not belong into a model");
        assertThat(cache.resolve("models/escape.json")).doesNotExist();
    }

    private void refuses(Path zip, String reason) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new FetchedModels(cache).fetch(zip.toString(), ""))
                .withMessageContaining(reason);
    }

    private Path zip(String... names) throws IOException {
        Path zip = Files.createTempFile(cache, "model", ".zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("content of " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }
}
