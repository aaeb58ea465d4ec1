package com.movieconcierge.trailers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.trailers.child.TrailerTask.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds: it costs itself, and reaches nothing. */
class HostileVideoTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Limits LIMITS = new Limits(60, 4, 2_000_000, 1L << 30);

    @TempDir
    private Path folder;

    @Test
    void textThatIsCalledAVideoIsNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all, ".repeat(1_000));

        refuses(text, Reason.NO_VIDEO, "no video of a supported kind");
        refuses(folder.resolve("nothing.mp4"), Reason.NO_VIDEO, "No such file");
    }

    @Test
    void aVideoWithoutItsEndIsReadAsFarAsItGoes() throws Exception {
        Path whole = video(folder.resolve("whole.mkv"), "-c:v", "mpeg4", "-q:v", "3");
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half.mkv");
        Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        var trailer = new ChildTrailerReader(LIMITS, TestVideos.LIBRARIES).read(half, LIMIT);

        assertThat(trailer.measures().duration()).isBetween(Duration.ofMillis(500), Duration.ofMillis(3_900));
        assertThat(trailer.frames()).isNotEmpty();
    }

    @Test
    void aVideoWithoutItsBeginningOrIndexIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(video(folder.resolve("whole.mp4"), "-c:v", "mpeg4", "-q:v", "3"));
        Path half = folder.resolve("half.mp4");
        Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        refuses(half, Reason.NO_VIDEO, "no video");
    }

    @Test
    void aFileWithSoundAloneIsNoVideo() throws Exception {
        byte[] silence = new byte[44 + 16_000];
        ByteBuffer.wrap(silence)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(Integer.reverseBytes(silence.length - 8))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        refuses(Files.write(folder.resolve("sound.mp4"), silence), Reason.NO_VIDEO, "no video");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.mp4", "list.m3u8"})
    void playlistsAndScriptsLeadNowhere(String name) throws Exception {
        Path other = video(folder.resolve("other.mp4"), "-c:v", "mpeg4");
        try (ServerSocket canary = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            String web = "http://127.0.0.1:" + canary.getLocalPort() + "/secret.ts";
            for (String target : List.of(web, other.toString())) {
                refuses(
                        Files.writeString(
                                folder.resolve(name),
                                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n#EXTINF:4.0,\n" + target
                                        + "\n#EXT-X-ENDLIST\n"),
                        Reason.NO_VIDEO,
                        "no video");
                refuses(
                        Files.writeString(folder.resolve(name), "ffconcat version 1.0\nfile '" + target + "'\n"),
                        Reason.NO_VIDEO,
                        "no video");
            }
            canary.setSoTimeout(50);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(canary::accept);
        }
    }

    @Test
    void aVideoThatSaysItIsHugeIsRefusedBeforeAnyFrameIsDecoded() throws Exception {
        byte[] bytes = Files.readAllBytes(new TestVideos()
                .size(320, 300)
                .then(10, TestVideos.plain(0x808080))
                .encode(folder.resolve("small.mkv"), "-c:v", "ffv1"));
        // Matroska: PixelWidth is element B0, PixelHeight BA, here of two bytes each.
        patch(bytes, new byte[] {(byte) 0xB0, (byte) 0x82, 1, 64}, (short) 20_000);
        patch(bytes, new byte[] {(byte) 0xBA, (byte) 0x82, 1, 44}, (short) 20_000);

        refuses(Files.write(folder.resolve("huge.mkv"), bytes), Reason.TOO_LARGE, "20000 x 20000 pixels");
    }

    private static void patch(byte[] bytes, byte[] element, short value) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(element, StandardCharsets.ISO_8859_1));
        ByteBuffer.wrap(bytes).putShort(at + 2, value);
    }

    @Test
    void aVideoThatIsTooLargeOrTooSmallIsRefused() throws Exception {
        Path small = new TestVideos()
                .size(64, 24)
                .then(10, TestVideos.plain(0x808080))
                .encode(folder.resolve("tiny.mp4"), "-c:v", "mpeg4");
        refuses(small, Reason.TOO_SMALL, "64 x 24");
        Path wide = video(folder.resolve("wide.mp4"), "-c:v", "mpeg4");
        refuses(
                new Limits(60, 4, 50_000, 1L << 30),
                wide,
                LIMIT,
                Reason.TOO_LARGE,
                "more pixels than the 50000 that are read");
    }

    @Test
    void aProcessThatNeedsTooMuchMemoryIsEnded() throws Exception {
        Path video = video(folder.resolve("any.mp4"), "-c:v", "mpeg4");
        refuses(new Limits(60, 4, 2_000_000, 30L << 20), video, LIMIT, Reason.TOO_LARGE, "more than 31457280 bytes");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatHangsIsEndedAtItsDeadline() throws Exception {
        refuses(LIMITS, hanging(), Duration.ofSeconds(2), Reason.TOO_SLOW, "took longer than 2000 ms");
        assertThat(child()).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProcessThatIsKilledCostsItsTrailer() throws Exception {
        Path hanging = hanging();
        var read = CompletableFuture.runAsync(
                () -> refuses(LIMITS, hanging, LIMIT, Reason.CRASHED, "the video process exited with status"),
                task -> new Thread(task, "reader").start());
        await().until(() -> child().isPresent());

        child().orElseThrow().destroyForcibly();

        read.get();
    }

    /** Nobody writes to the pipe, so whoever opens it waits: a decoder that hangs, in native code. */
    private Path hanging() throws Exception {
        Path pipe = folder.resolve("pipe.mp4");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private static Optional<ProcessHandle> child() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("TrailerProcess"))
                .findFirst();
    }

    private static Path video(Path file, String... codec) throws IOException {
        return new TestVideos()
                .then(50, TestVideos.tiles(0xC03020, 0x602010, 20))
                .then(50, TestVideos.tiles(0x30B040, 0x105020, 15))
                .encode(file, codec);
    }

    private static void refuses(Path video, Reason reason, String message) {
        refuses(LIMITS, video, LIMIT, reason, message);
    }

    private static void refuses(Limits limits, Path video, Duration limit, Reason reason, String message) {
        assertThatExceptionOfType(TrailerException.class)
                .isThrownBy(() -> new ChildTrailerReader(limits, TestVideos.LIBRARIES).read(video, limit))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
