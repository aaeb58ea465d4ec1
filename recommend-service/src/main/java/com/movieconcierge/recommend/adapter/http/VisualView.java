package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.domain.film.Sight;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a film was looked at by.
 *
 * @param frame the picture most like its vector; with {@code atMillis} where it is of a video
 * @param trailer how its trailer is cut; null where none was looked at
 * @param words how that differs from most trailers of the catalogue
 */
record VisualView(Sight.@Nullable Frame frame, Sight.@Nullable Trailer trailer, List<String> words) {

    static @Nullable VisualView of(IndexSnapshot index, int row) {
        Sight sight = index.sight(row);
        if (sight.equals(Sight.NONE)) {
            return null;
        }
        Sight.Trailer trailer = sight.trailer();
        return new VisualView(
                sight.frame(),
                trailer,
                trailer == null ? List.of() : index.trailers().words(trailer));
    }
}
