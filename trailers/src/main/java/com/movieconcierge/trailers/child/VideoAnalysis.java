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
import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** From a file to what was seen of it. */
final class VideoAnalysis {
    /** Long side of the frames that are handed on; models look at less. */
    private static final int LONG_SIDE = 384;
    /** More frames a second are no film. */
    private static final int FASTEST = 120;

    private static final int LEAST_SIDE = 32;
    private static final double MILLIS = 1000;

    private VideoAnalysis() {}

    static Trailer of(TrailerTask task) throws TrailerException {
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
}
