package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.profile.domain.BlockKey;
import java.util.List;

/**
 * A viewer as a fit sees them.
 *
 * @param films the bounded history, with weights on the scale of the sums
 */
public record Viewer(TasteSum.Source<BlockKey> taste, List<Weighed> films) {

    /** @param weight signed */
    public record Weighed(String movieId, double weight) {}

    public Viewer {
        films = List.copyOf(films);
    }
}
