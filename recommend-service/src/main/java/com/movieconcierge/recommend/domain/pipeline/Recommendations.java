package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile.Membership;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list for a viewer.
 *
 * @param profileOffset offset of the viewer's last rating that counts; -1 for none
 * @param stale how long ago the profile was read when the list was done
 * @param modelVersion of the space the films were compared in
 * @param degraded what was missing
 */
public record Recommendations(
        String userId,
        @Nullable Membership persona,
        long profileOffset,
        Duration stale,
        String modelVersion,
        Source source,
        List<String> degraded,
        List<Recommendation> list) {

    public Recommendations {
        degraded = List.copyOf(degraded);
        list = List.copyOf(list);
    }
}
