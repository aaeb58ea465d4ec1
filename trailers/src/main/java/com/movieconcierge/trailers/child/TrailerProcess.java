package com.movieconcierge.trailers.child;

import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.trailers.shots.FrameStatistics;
import com.movieconcierge.trailers.shots.TrailerAnalysis;
import com.movieconcierge.trailers.shots.TrailerAnalysis.Candidate;
import com.movieconcierge.trailers.shots.TrailerAnalysis.Findings;
import java.io.IOException;
import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/** Looks at one video and ends. Started by {@code ChildTrailerReader}, with little memory and an empty environment. */
public final class TrailerProcess {
    /** It needed more memory than it may have. */
    public static final int OUT_OF_MEMORY = 3;

    private static final int TOO_LATE = 4;
    private static final int ORPHANED = 5;
    private static final int WATCH_MILLIS = 50;
    /** Long side of the frames that are handed on; models look at less. */
    private static final int LONG_SIDE = 384;
    /** More frames a second are no film. */
    private static final int FASTEST = 120;

    private static final int LEAST_SIDE = 32;
    private static final double MILLIS = 1000;

    private TrailerProcess() {}

    public static void main(String[] args) throws IOException {
        TrailerTask task = TrailerTask.of(args);
        watch(task);
        try {
            TrailerResult.write(task.result(), seen(task));
        } catch (TrailerException e) {
            TrailerResult.write(task.result(), e);
        } catch (OutOfMemoryError e) {
            // Of the heap, or of what javacpp may allocate.
            TrailerResult.write(
                    task.result(), new TrailerException(Reason.TOO_LARGE, "the video needs too much memory", e));
        }
        // Native threads, should there be any left, are not waited for.
        Runtime.getRuntime().halt(0);
    }

    /** From a file to what was seen of it. */
    private static Trailer seen(TrailerTask task) throws TrailerException {
        TrailerTask.Limits limits = task.limits();
        try (VideoFile video = VideoFile.open(task.video(), limits.pixels(), LEAST_SIDE)) {
            double scale = Math.min(1, (double) LONG_SIDE / Math.max(video.width(), video.height()));
            int width = Math.max(2, (int) Math.round(video.width() * scale));
            int height = Math.max(2, (int) Math.round(video.height() * scale));
            var analysis = new TrailerAnalysis(limits.seconds(), limits.frames());
            try (var small = new FrameScaler(FrameStatistics.WIDTH, FrameStatistics.HEIGHT);
                    var large = new FrameScaler(width, height)) {
                for (AVFrame frame = video.next(); frame != null; frame = video.next()) {
                    AVFrame now = frame;
                    double seconds = video.seconds();
                    if (seconds > limits.seconds() || analysis.frames() >= limits.seconds() * FASTEST) {
                        break;
                    }
                    analysis.add(
                            seconds,
                            FrameStatistics.at(small.rgb(now)),
                            () -> new Candidate(
                                    0, 0, 0, width, height, large.rgb(now).clone()));
                }
            }
            if (analysis.frames() == 0) {
                throw new TrailerException(Reason.BROKEN, "the video has no frame that can be decoded");
            }
            return trailer(analysis.findings());
        }
    }

    private static Trailer trailer(Findings findings) {
        return new Trailer(
                findings.frames().stream()
                        .map(frame -> new Trailer.Frame(
                                duration(frame.seconds()),
                                new RgbImage(frame.width(), frame.height(), TrailerResult.pixels(frame.rgb()))))
                        .toList(),
                new TrailerMeasures(
                        duration(findings.seconds()),
                        findings.shots().size(),
                        duration(findings.medianShot()),
                        findings.motion()));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }

    /** Native code asks nobody for its memory and hears no interrupt; so somebody else looks, and ends both. */
    private static void watch(TrailerTask task) {
        long end = System.nanoTime() + task.time().toNanos();
        var parent = ProcessHandle.current().parent();
        Thread watch = new Thread(
                () -> {
                    while (true) {
                        if (Pointer.physicalBytes() > task.limits().memory()) {
                            Runtime.getRuntime().halt(OUT_OF_MEMORY);
                        } else if (System.nanoTime() > end) {
                            Runtime.getRuntime().halt(TOO_LATE);
                        } else if (parent.isPresent() && !parent.get().isAlive()) {
                            Runtime.getRuntime().halt(ORPHANED);
                        }
                        pause();
                    }
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH_MILLIS);
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, it would look once more and go on.
            Thread.currentThread().interrupt();
        }
    }
}
