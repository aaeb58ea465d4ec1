package com.movieconcierge.trailers;

import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.trailers.child.TrailerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How many seconds of video are looked at in a second, how long the process is busy, and how much memory it takes at most
 * (Linux: VmHWM): two minutes of 1280 x 720 at 25 frames a second, a cut every two seconds, all of it moving, in H.264.
 * Argument: another video, or nothing.
 */
final class TrailerRun {
    private static final int SHOTS = 60;
    private static final int SHOT_FRAMES = 50;
    private static final int ROUNDS = 3;

    private TrailerRun() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("trailer-run-");
        Path video = args.length == 0 ? encoded(folder.resolve("run.mp4")) : Path.of(args[0]);
        var reader =
                new ChildTrailerReader(new TrailerTask.Limits(300, 8, 9_500_000, 1L << 30), folder.resolve("ffmpeg"));
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            var read = CompletableFuture.supplyAsync(
                    () -> read(reader, video), task -> new Thread(task, "reader").start());
            long peak = 0;
            Duration busy = Duration.ZERO;
            while (!read.isDone()) {
                Optional<ProcessHandle> child = child();
                peak = Math.max(peak, child.flatMap(TrailerRun::peakKilobytes).orElse(0L));
                busy = child.flatMap(one -> one.info().totalCpuDuration()).orElse(busy);
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Trailer trailer = read.get();
            System.out.printf(
                    Locale.ROOT,
                    "%d MB: %d shots, %d frames; %.1f s, of that %.1f s busy; %.0f seconds of video a second; peak %d MB%n",
                    Files.size(video) >> 20,
                    trailer.measures().shots(),
                    trailer.frames().size(),
                    seconds,
                    busy.toMillis() / 1e3,
                    trailer.measures().duration().toMillis() / 1e3 / seconds,
                    peak >> 10);
        }
    }

    private static Path encoded(Path video) throws IOException {
        TestVideos scenes = new TestVideos().size(1280, 720);
        for (int shot = 0; shot < SHOTS; shot++) {
            int colour = 0x203040 + shot * 0x070b0d;
            scenes.then(SHOT_FRAMES, TestVideos.running(colour, colour >> 1 & 0x7f7f7f, 40 + shot % 7 * 10, 4));
        }
        return scenes.encode(video, "-c:v", "libopenh264", "-b:v", "4M", "-pix_fmt", "yuv420p");
    }

    private static Trailer read(ChildTrailerReader reader, Path video) {
        try {
            return reader.read(video, Duration.ofMinutes(5));
        } catch (com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<ProcessHandle> child() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("TrailerProcess"))
                .findFirst();
    }

    private static Optional<Long> peakKilobytes(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
