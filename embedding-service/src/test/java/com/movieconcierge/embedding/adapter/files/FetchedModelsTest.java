package com.movieconcierge.embedding.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedModelsTest {
    private final List<Path> kept = new ArrayList<>();

    @TempDir
    private Path cache;

    @Test
    void aFileOnThisMachineIsTakenWhereItLiesAndHeldAgainstItsChecksum() throws IOException {
        FetchedModels models = models();
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
                .isThrownBy(() -> models().fetch("https://models.example/model.zip", ""))
                .withMessageContaining("needs its sha256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models().fetch("gopher://models.example/model.zip", ""))
                .withMessageContaining("gopher is not understood");
    }

    @Test
    void anArchiveBecomesItsFolderOnce() throws IOException {
        Path zip = zip("tiny/model.onnx", "tiny/1_Pooling/config.json");

        Path folder = models().fetch(zip.toString(), "");

        assertThat(folder.resolve("model.onnx")).hasContent("content of tiny/model.onnx");
        assertThat(folder.resolve("1_Pooling/config.json")).exists();
        assertThat(models().fetch(zip.toString(), "")).isEqualTo(folder);
    }

    @Test
    void anArchiveMayHoldNothingButAModelAndNothingOutsideOfItself() throws IOException {
        refuses(zip("../escape.json"), "../escape.json does not belong into a model");
        refuses(zip("model.onnx", "weights.pkl"), "weights.pkl does not belong into a model");
        assertThat(cache.resolve("models/escape.json")).doesNotExist();
    }

    @Test
    void aModelOfDjlsZooIsFoundByItsMetadata() throws IOException {
        Path zip = inZoo("nlp/text_embedding", "0.0.1/tiny.zip", "0.0.2/tiny.zip");

        Path folder = models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny", Sha256.ofFiles(zip));

        assertThat(folder.resolve("model.onnx")).hasContent("content of model.onnx");
        assertThat(models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny/0.0.2/tiny", Sha256.ofFiles(zip)))
                .isEqualTo(folder);
        assertThat(kept).hasSize(2).allSatisfy(file -> assertThat(file).hasFileName("tiny.zip"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny/0.0.3", Sha256.ofFiles(zip)))
                .withMessageContaining("not in that version");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny", "0".repeat(64)))
                .withMessageContaining("has SHA-256");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models().fetch("djl://ai.djl.huggingface.onnxruntime/none", "0".repeat(64)))
                .withMessageContaining("there is no djl://");
    }

    @Test
    void aModelOfDjlsZooNeedsItsChecksumAndIsOnnx() throws IOException {
        inZoo("cv/image_classification", "0.0.1/tiny.pt");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny", "0".repeat(64)))
                .withMessageContaining("one .zip or .onnx can be used");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models().fetch("djl://ai.djl.huggingface.onnxruntime/some/tiny", ""))
                .withMessageContaining("needs its sha256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models().fetch("djl://ai.djl/../../etc", "0".repeat(64)))
                .withMessageContaining("djl://GROUP/ARTIFACT");
    }

    /** A repository as DJL lays it out; the zip of its last version. */
    private Path inZoo(String application, String... files) throws IOException {
        Path folder = cache.resolve("zoo/model/" + application + "/ai/djl/huggingface/onnxruntime/some/tiny");
        StringBuilder artifacts = new StringBuilder();
        Path last = folder;
        for (String file : files) {
            last = folder.resolve(file);
            Files.createDirectories(last.getParent());
            Files.copy(zip("model.onnx", "serving.properties"), last);
            artifacts.append(artifacts.length() == 0 ? "" : ",").append("""
                    {"version": "%s", "snapshot": false, "name": "tiny", "arguments": {},
                     "files": {"model": {"uri": "%s", "sha1Hash": "0", "name": "", "size": 1}}}""".formatted(
                            file.substring(0, file.indexOf('/')), file));
        }
        Files.writeString(folder.resolve("metadata.json"), """
                {"metadataVersion": "0.2", "resourceType": "model", "application": "%s",
                 "groupId": "ai.djl.huggingface.onnxruntime", "artifactId": "some/tiny", "name": "tiny",
                 "artifacts": [%s]}""".formatted(application, artifacts));
        return last;
    }

    private FetchedModels models() {
        return new FetchedModels(
                cache, new S3Settings("", ""), cache.resolve("zoo").toUri().toString(), kept::add);
    }

    private void refuses(Path zip, String reason) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models().fetch(zip.toString(), ""))
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
