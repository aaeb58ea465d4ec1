package com.movieconcierge.embedding.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What an encoder made of a film.
 *
 * @param vector of unit length; not copied, so not to be written to
 * @param frame the picture that is most like the vector, for modalities made from several; empty for others
 * @param trailer how the trailer is cut whose frames are among them
 */
public record Encoding(float[] vector, Optional<KeyFrame> frame, Optional<TrailerMeasures> trailer) {

    /**
     * A picture by where it can be seen.
     *
     * @param source URL of the image, or of the video it is a frame of
     * @param at where in the video; empty for an image
     */
    public record KeyFrame(String source, Optional<Duration> at) {}

    /** Of no picture. */
    public static Encoding of(float[] vector) {
        return new Encoding(vector, Optional.empty(), Optional.empty());
    }
}
