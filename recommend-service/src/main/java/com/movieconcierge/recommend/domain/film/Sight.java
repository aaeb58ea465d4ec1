package com.movieconcierge.recommend.domain.film;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a visual block was made from.
 *
 * @param frame the picture most like the block's vector
 * @param trailer how the trailer is cut; null when none was looked at
 */
public record Sight(@Nullable Frame frame, @Nullable Trailer trailer) {
    public static final Sight NONE = new Sight(null, null);

    private static final long SECOND = 1_000;
    private static final long MINUTE_SECONDS = 60;

    /**
     * A picture by where it can be seen.
     *
     * @param source URL of the image, or of the video it is a frame of
     * @param atMillis where in the video; null for an image
     */
    public record Frame(String source, @Nullable Long atMillis) {}

    /**
     * Measures of a trailer.
     *
     * @param durationMillis of what was analysed
     * @param motion mean change of light within shots over 40 ms, in [0, 1]
     */
    public record Trailer(long durationMillis, int shots, long medianShotMillis, double motion) {}

    /** The moment of the trailer, such as 0:42; null where the picture is of none. */
    public @Nullable String moment() {
        if (frame == null || frame.atMillis == null) {
            return null;
        }
        long seconds = frame.atMillis / SECOND;
        return String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
    }
}
