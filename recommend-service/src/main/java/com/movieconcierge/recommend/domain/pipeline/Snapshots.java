package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import org.jspecify.annotations.Nullable;

/** Which state of the catalogue a viewer's question is answered from. */
@FunctionalInterface
public interface Snapshots {

    /**
     * The state to read, whole: nothing of another one may be mixed into the answer.
     *
     * @param taste null for somebody without a profile
     */
    IndexSnapshot of(@Nullable TasteProfile taste);
}
