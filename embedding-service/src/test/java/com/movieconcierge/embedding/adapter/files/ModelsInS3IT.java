package com.movieconcierge.embedding.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.Storage;
import com.movieconcierge.embedding.adapter.artefacts.ModelPublisher;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.testkit.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that one machine keeps in S3 and another one fetches from there. */
class ModelsInS3IT {
    private static final S3Server SERVER = S3Server.get();
    private static final S3Settings S3 = new S3Settings("", SERVER.endpoint());

    @TempDir
    private Path folder;

    @Test
    void whatOneMachineKeepsAnotherFetches() throws IOException {
        Path model = Files.writeString(folder.resolve("vit.onnx"), "weights");
        String sha256 = Sha256.ofFiles(model);
        String bucket = SERVER.bucket();
        try (var store = new ArtefactStore(Storage.at("s3://" + bucket + "/concierge", S3))) {
            var keep = new ModelPublisher(store, Clock.systemUTC());
            models("one", keep).fetch(model.toString(), "");
            models("one", keep).fetch(model.toString(), "");
            assertThat(store.references("model-")).containsOnlyKeys("model-" + sha256);
        }

        String location = "s3://" + bucket + "/concierge/sha256/" + sha256.substring(0, 2) + "/" + sha256 + "/vit.onnx";
        assertThat(models("two", file -> {}).fetch(location, sha256))
                .hasContent("weights")
                .isNotEqualTo(model);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models("two", file -> {}).fetch(location, ""))
                .withMessageContaining("needs its sha256");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models("three", file -> {}).fetch(location, "0".repeat(64)))
                .withMessageContaining("has SHA-256");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> models("two", file -> {}).fetch("s3://" + bucket + "/nothing", "0".repeat(64)))
                .withMessageContaining("s3://" + bucket + "/nothing")
                .withMessageContaining("no such object");
    }

    private FetchedModels models(String machine, Consumer<Path> fetched) {
        return new FetchedModels(folder.resolve(machine), S3, "https://mlrepo.djl.ai/", fetched);
    }
}
