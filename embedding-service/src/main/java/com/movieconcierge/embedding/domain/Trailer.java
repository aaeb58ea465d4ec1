package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.time.Duration;
import java.util.List;

/**
 * What was seen of a trailer.
 *
 * @param frames the best ones, by time
 */
public record Trailer(List<Frame> frames, TrailerMeasures measures) {

    public Trailer {
        frames = List.copyOf(frames);
    }

    /**
     * One picture of a video.
     *
     * @param at since its first frame
     */
    public record Frame(Duration at, RgbImage image) {}
}
