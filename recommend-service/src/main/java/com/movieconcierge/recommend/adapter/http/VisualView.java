package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a film was looked at by.
 *
 * @param frame the picture most like its vector; with {@code atMillis} where it is of a video
 * @param trailer how its trailer is cut; null where none was looked at
 * @param words how that differs from most trailers of the catalogue
 */
record VisualView(@Nullable Frame frame, @Nullable Trailer trailer, List<String> words) {

    record Frame(String source, @Nullable Long atMillis) {}

    record Trailer(long durationMillis, int shots, long medianShotMillis, double motion) {}

    static @Nullable VisualView of(IndexSnapshot index, int row) {
        FilmDna.Block block = index.visual(row);
        if (block == null || (block.frame() == null && block.trailer() == null)) {
            return null;
        }
        TrailerMeasures trailer = block.trailer();
        return new VisualView(
                view(block.frame()),
                view(trailer),
                trailer == null ? List.of() : index.trailers().words(trailer));
    }

    private static @Nullable Frame view(FilmDna.@Nullable KeyFrame frame) {
        Duration at = frame == null ? null : frame.at();
        return frame == null ? null : new Frame(frame.source(), at == null ? null : at.toMillis());
    }

    private static @Nullable Trailer view(@Nullable TrailerMeasures trailer) {
        return trailer == null
                ? null
                : new Trailer(
                        trailer.duration().toMillis(),
                        trailer.shots(),
                        trailer.medianShot().toMillis(),
                        trailer.motion());
    }
}
