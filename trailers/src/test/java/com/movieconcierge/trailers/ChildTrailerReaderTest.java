package com.movieconcierge.trailers;

import static com.movieconcierge.trailers.TestVideos.fading;
import static com.movieconcierge.trailers.TestVideos.letterboxed;
import static com.movieconcierge.trailers.TestVideos.plain;
import static com.movieconcierge.trailers.TestVideos.running;
import static com.movieconcierge.trailers.TestVideos.tiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.embedding.domain.RgbImage;
import com.movieconcierge.embedding.domain.Trailer;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.trailers.TestVideos.Scene;
import com.movieconcierge.trailers.child.TrailerTask.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildTrailerReaderTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Limits LIMITS = new Limits(60, 4, 2_000_000, 1L << 30);
    private static final long FRAME_MILLIS = 1000 / TestVideos.RATE;
    private static final Scene RED = tiles(0xC03020, 0x602010, 20);
    private static final Scene GREEN = tiles(0x30B040, 0x105020, 15);
    private static final Scene BLUE = tiles(0x4060E0, 0xC0C0F0, 30);
    private static final Scene YELLOW = tiles(0xE0D030, 0x807010, 10);

    @TempDir
    private Path videos;

    @ParameterizedTest
    @CsvSource({
        "mp4, mpeg4, -q:v 3",
        "mp4, libopenh264, -b:v 2M",
        "webm, libvpx, -b:v 2M -deadline realtime -cpu-used 8",
        "webm, libvpx-vp9, -b:v 2M -deadline realtime -cpu-used 8",
        "mkv, ffv1, -g 1",
        "ts, mpeg2video, -q:v 3",
        "avi, mjpeg, -pix_fmt yuvj420p -q:v 3"
    })
    void knownCutsAreFoundInVideosOfManyKinds(String kind, String codec, String options) throws Exception {
        Path video = fourScenes().encode(videos.resolve("cuts." + kind), arguments(codec, options));

        Trailer trailer = read(video);

        assertThat(trailer.measures().shots()).isEqualTo(4);
        // 30, 60, 45 and 75 frames: the median lies between 45 and 60.
        assertThat(trailer.measures().medianShot().toMillis()).isCloseTo(2_100, within(FRAME_MILLIS));
        assertThat(trailer.measures().duration().toMillis()).isCloseTo(8_400, within(FRAME_MILLIS));
        assertThat(trailer.frames()).hasSize(4);
        assertThat(trailer.frames().get(0).at().toMillis()).isBetween(0L, 1_160L);
        assertThat(trailer.frames().get(1).at().toMillis()).isBetween(1_200L, 3_560L);
        assertThat(trailer.frames().get(2).at().toMillis()).isBetween(3_600L, 5_360L);
        assertThat(trailer.frames().get(3).at().toMillis()).isBetween(5_400L, 8_400L);
        assertThat(trailer.frames())
                .extracting(frame -> nearest(frame.image()))
                .containsExactly("red", "green", "blue", "yellow");
    }

    @Test
    void theFrameThatIsNamedIsTheFrameThatIsShown() throws Exception {
        // Every frame is lighter than the one before it: its light tells its number.
        Scene clock = (canvas, width, height, t) -> {
            RED.draw(canvas, width, height, t);
            canvas.setColor(new java.awt.Color(0, (int) Math.round(250 * t), 0));
            canvas.fillRect(0, height / 2, width, height / 2);
        };
        Path video = new TestVideos().then(100, clock).encode(videos.resolve("clock.mkv"), arguments("ffv1", ""));

        for (Trailer.Frame frame : read(video).frames()) {
            RgbImage image = frame.image();
            int green = image.pixels()[(image.height() - 10) * image.width() + 10] >> 8 & 0xff;
            double number = green / 250.0 * 100;
            assertThat(frame.at().toMillis() / (double) FRAME_MILLIS).isCloseTo(number, within(1.0));
        }
    }

    @Test
    void whatMovesMoreHasMoreMotionAndNoMoreCuts() throws Exception {
        TrailerMeasures still = measures(new TestVideos().then(75, RED));
        TrailerMeasures slow = measures(new TestVideos().then(75, running(0xC03020, 0x602010, 20, 3)));
        TrailerMeasures fast = measures(new TestVideos().then(75, running(0xC03020, 0x602010, 20, 15)));

        assertThat(still.motion()).isLessThan(0.002);
        assertThat(slow.motion()).isGreaterThan(still.motion() + 0.002);
        assertThat(fast.motion()).isGreaterThan(2 * slow.motion()).isLessThanOrEqualTo(1);
        assertThat(List.of(still.shots(), slow.shots(), fast.shots())).containsOnly(1);
    }

    @Test
    void blackLeadersAndFadesAreNoShotsAndNoFrames() throws Exception {
        TestVideos faded = new TestVideos()
                .then(40, plain(0x000000))
                .then(15, fading(RED, 0, 1))
                .then(45, RED)
                .then(15, fading(RED, 1, 0))
                .then(10, plain(0x020202))
                .then(15, fading(GREEN, 0, 1))
                .then(60, GREEN);
        Trailer trailer = read(faded.encode(videos.resolve("faded.mp4"), arguments("mpeg4", "-q:v 3")));

        assertThat(trailer.measures().shots()).isEqualTo(2);
        assertThat(trailer.frames()).isNotEmpty().allSatisfy(frame -> assertThat(
                        frame.at().toMillis() / FRAME_MILLIS)
                .satisfiesAnyOf(number -> assertThat(number).isBetween(55L, 100L), number -> assertThat(number)
                        .isBetween(140L, 200L)));
        assertThat(trailer.frames()).extracting(frame -> nearest(frame.image())).contains("red", "green");
    }

    @Test
    void aVideoThatIsBlackHasNoFrames() throws Exception {
        Trailer trailer =
                read(new TestVideos().then(50, plain(0)).encode(videos.resolve("black.mp4"), arguments("mpeg4", "")));

        assertThat(trailer.frames()).isEmpty();
        assertThat(trailer.measures()).isEqualTo(new TrailerMeasures(Duration.ofSeconds(2), 0, Duration.ZERO, 0));
    }

    @Test
    void barsAreCutOff() throws Exception {
        Trailer trailer = read(new TestVideos()
                .then(30, letterboxed(RED, 0.125))
                .then(30, letterboxed(BLUE, 0.125))
                .encode(videos.resolve("wide.mp4"), arguments("mpeg4", "-q:v 3")));

        assertThat(trailer.measures().shots()).isEqualTo(2);
        assertThat(trailer.frames()).isNotEmpty().allSatisfy(frame -> {
            assertThat(frame.image().width()).isEqualTo(320);
            assertThat(frame.image().height()).isBetween(128, 136);
        });
    }

    @Test
    void ofManyShotsTheWantedNumberIsChosenFromAllPartsOfTheVideo() throws Exception {
        TestVideos many = new TestVideos();
        List<Scene> scenes = List.of(RED, GREEN, BLUE, YELLOW);
        for (int i = 0; i < 16; i++) {
            many.then(20, scenes.get(i % 4));
        }
        Trailer trailer = read(many.encode(videos.resolve("many.mp4"), arguments("mpeg4", "-q:v 3")));

        assertThat(trailer.measures().shots()).isEqualTo(16);
        assertThat(trailer.frames())
                .extracting(frame -> frame.at().toMillis() / (16 * 20 * FRAME_MILLIS / 4))
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void theSameVideoGivesTheSameAnswer() throws Exception {
        Path video = fourScenes().encode(videos.resolve("same.mp4"), arguments("mpeg4", "-q:v 3"));

        Trailer once = read(video);
        Trailer again = read(video);

        assertThat(again.measures()).isEqualTo(once.measures());
        assertThat(again).usingRecursiveComparison().isEqualTo(once);
    }

    @Test
    void noMoreThanTheFirstSecondsAreLookedAt() throws Exception {
        Path video = fourScenes().encode(videos.resolve("long.mp4"), arguments("mpeg4", "-q:v 3"));

        Trailer trailer =
                new ChildTrailerReader(new Limits(3, 8, 2_000_000, 1L << 30), TestVideos.LIBRARIES).read(video, LIMIT);

        assertThat(trailer.measures().duration()).isLessThanOrEqualTo(Duration.ofMillis(3_000 + 2 * FRAME_MILLIS));
        assertThat(trailer.measures().shots()).isEqualTo(2);
    }

    private static TestVideos fourScenes() {
        return new TestVideos().then(30, RED).then(60, GREEN).then(45, BLUE).then(75, YELLOW);
    }

    private TrailerMeasures measures(TestVideos video) throws Exception {
        return read(video.encode(videos.resolve("measured.mp4"), arguments("mpeg4", "-q:v 3")))
                .measures();
    }

    private static Trailer read(Path video) throws Exception {
        return new ChildTrailerReader(LIMITS, TestVideos.LIBRARIES).read(video, LIMIT);
    }

    private static String[] arguments(String codec, String options) {
        String all = "-c:v " + codec + " " + options + (options.contains("pix_fmt") ? "" : " -pix_fmt yuv420p");
        return all.trim().replaceAll(" +", " ").split(" ");
    }

    /** Which of the walls it is, by its mean colour. */
    private static String nearest(RgbImage image) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : image.pixels()) {
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        if (blue > red && blue > green) {
            return "blue";
        }
        return green > 1.5 * red ? "green" : red > 1.5 * green ? "red" : "yellow";
    }
}
