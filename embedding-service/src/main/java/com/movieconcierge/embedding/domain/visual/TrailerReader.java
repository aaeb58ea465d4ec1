package com.movieconcierge.embedding.domain.visual;

import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Port: looks at a video. Safe for concurrent use; bounded in time, memory and number, whatever the file holds. There is
 * one where the optional room {@code trailers} is on the class path.
 */
public interface TrailerReader {
    /** Changes whenever the same video would give other frames or measures. */
    String version();

    /**
     * @param limit wall-clock time for it
     * @throws TrailerException when it cannot be used, whoever is to blame
     */
    Trailer read(Path video, Duration limit) throws TrailerException;

    /** @param frames the best ones, by time */
    record Trailer(List<Frame> frames, TrailerMeasures measures) {

        public Trailer {
            frames = List.copyOf(frames);
        }

        /** @param at since its first frame */
        public record Frame(Duration at, RgbImage image) {}
    }

    /** A trailer cannot be had; the message is a sentence. */
    final class TrailerException extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        /** Why. */
        public enum Reason {
            /** No such file, or not below a folder that is allowed. */
            FORBIDDEN,
            /** No video of a kind that is read. */
            NO_VIDEO,
            /** More bytes, pixels or memory than a trailer needs. */
            TOO_LARGE,
            /** Too small to show anything. */
            TOO_SMALL,
            /** Not done in time. */
            TOO_SLOW,
            /** A video that breaks off at once or contradicts itself. */
            BROKEN,
            /** The process that looked at it died. */
            CRASHED;

            /** The name in metrics: lower case. */
            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public TrailerException(Reason reason, String message) {
            super(message);
            this.reason = reason;
        }

        public TrailerException(Reason reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
