package com.movieconcierge.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends ArtefactStoreContract {
    private static final S3Settings S3 = new S3Settings("", "");

    @TempDir
    private Path root;

    @Override
    Storage storage() {
        return Storage.at(root.toUri().toString(), S3);
    }

    @Test
    void aLocationIsAPathOrAUrl() {
        assertThat(Storage.at(root.toString(), S3).describe("a"))
                .isEqualTo(root.resolve("a").toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Storage.at("gs://bucket/prefix", S3))
                .withMessageContaining("gs is not understood");
        assertThatIllegalArgumentException().isThrownBy(() -> Storage.at("s3://Bucket", S3));
    }

    @Test
    void anEndpointHasNoPasswordInIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new S3Settings("", "http://user:secret@localhost:9000"))
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> new S3Settings("", "localhost:9000"));
    }
}
