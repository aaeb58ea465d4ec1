package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.DnaIndex;
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

    /**
     * The current state of the catalogue; for a viewer whose profile has not followed a change of models yet, the one before
     * it. Either way one state for the whole answer: a sum is never compared with another model's vectors.
     */
    record ModelFollowing(DnaIndex index) implements Snapshots {
        /** Two models may lack different films, so that sums made of all there is can weigh a little less or more. */
        private static final double SAME_WEIGHT = 0.01;

        @Override
        public IndexSnapshot of(@Nullable TasteProfile taste) {
            // Before the current one: a switch in between drops nothing that is still needed.
            IndexSnapshot before = index.before();
            IndexSnapshot current = index.snapshot();
            return taste != null && before != null && lags(taste, before, current) ? before : current;
        }

        private static boolean lags(TasteProfile taste, IndexSnapshot before, IndexSnapshot current) {
            return current.layout().blocks().stream().anyMatch(place -> {
                double was = weight(taste, place, before);
                double is = weight(taste, place, current);
                return Math.abs(was - is) > SAME_WEIGHT * Math.abs(was);
            });
        }

        private static double weight(TasteProfile taste, BlockLayout.Block place, IndexSnapshot index) {
            ModelRef model = index.transform().model(place.modality());
            return model == null
                    ? 0
                    : taste.sum(place.modality(), TasteScale.LONG, model)
                            .map(TasteProfile.Sum::weight)
                            .orElse(0.0);
        }
    }
}
