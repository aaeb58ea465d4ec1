package com.movieconcierge.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.testkit.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3. */
class S3StorageIT extends ArtefactStoreContract {
    private static final S3Server SERVER = S3Server.get();

    @TempDir
    private Path folder;

    @Override
    Storage storage() {
        return at("s3://" + SERVER.bucket() + "/some/prefix/");
    }

    private static Storage at(String location) {
        return Storage.at(location, new S3Settings("", SERVER.endpoint()));
    }

    @Test
    void storesBelowDifferentPrefixesDoNotSeeEachOther() throws IOException {
        String bucket = SERVER.bucket();
        Path file = Files.writeString(folder.resolve("a"), "content");
        try (var one = new ArtefactStore(at("s3://" + bucket + "/one"));
                var whole = new ArtefactStore(at("s3://" + bucket))) {
            Artefact artefact = one.put("a", file);
            assertThat(whole.exists(artefact)).isFalse();
            assertThat(one.describe(artefact)).isEqualTo("s3://" + bucket + "/one/" + artefact.path());
        }
    }

    @Test
    void aMissingBucketIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "content");
        try (var store = new ArtefactStore(at("s3://there-is-none/prefix"))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.put("a", file))
                    .withMessageContaining("s3://there-is-none/prefix/sha256/")
                    .withMessageContaining("no such bucket; create it");
        }
    }
}
