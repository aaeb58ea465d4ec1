package com.movieconcierge.trailers.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailerResultTest {
    private static final int NUMBER_OF_FRAMES = 4 + 1 + 8 + 4 + 8 + 8;
    private static final Trailer TRAILER = new Trailer(
            List.of(new Trailer.Frame(Duration.ofMillis(1_234), new RgbImage(2, 1, new int[] {0xff0080, 0x01ffff}))),
            new TrailerMeasures(Duration.ofMillis(90_000), 7, Duration.ofMillis(2_500), 0.25));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        TrailerResult.write(file(), TRAILER);
        assertThat(TrailerResult.read(file())).usingRecursiveComparison().isEqualTo(TRAILER);
    }

    @Test
    void aRefusalIsARefusal() throws Exception {
        TrailerResult.write(file(), new TrailerException(Reason.BROKEN, "x".repeat(100_000)));
        assertThatExceptionOfType(TrailerException.class)
                .isThrownBy(() -> TrailerResult.read(file()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BROKEN))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSize(500));
    }

    @Test
    void numbersOfAProcessThatWasTakenOverAreNotBelieved() throws Exception {
        TrailerResult.write(file(), TRAILER);
        byte[] good = Files.readAllBytes(file());

        refuses(bytes -> bytes.putInt(0, 1), good, "does not begin like one");
        refuses(bytes -> bytes.putInt(NUMBER_OF_FRAMES, Integer.MAX_VALUE), good, "2147483647 frames");
        refuses(bytes -> bytes.putInt(NUMBER_OF_FRAMES, -1), good, "-1 frames");
        refuses(bytes -> bytes.putInt(NUMBER_OF_FRAMES + 12, 1 << 30), good, "1073741824 x 1");
        refuses(bytes -> bytes.putInt(NUMBER_OF_FRAMES + 12, 1024), good, "breaks off");
        refuses(bytes -> bytes.putDouble(25, Double.NaN), good, "measures out of range");
        Files.write(file(), Arrays.copyOf(good, 20));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> TrailerResult.read(file()));
    }

    private interface Forgery {
        void change(ByteBuffer bytes);
    }

    private void refuses(Forgery forgery, byte[] good, String reason) throws IOException {
        byte[] bad = good.clone();
        forgery.change(ByteBuffer.wrap(bad));
        Files.write(file(), bad);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TrailerResult.read(file()))
                .withMessageContaining(reason);
    }

    private Path file() {
        return folder.resolve("result");
    }
}
