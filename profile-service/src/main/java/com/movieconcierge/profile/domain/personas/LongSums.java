package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBlock;
import java.util.Optional;

/** What a taste's place is made of. */
public final class LongSums {
    private LongSums() {}

    /** The long sums of a taste as it stands. */
    public static TasteSum.Source<BlockKey> of(Taste taste) {
        return key -> {
            TasteBlock block = taste.blocks().get(key);
            return block == null ? Optional.empty() : Optional.of(new TasteSum(block.sum(), block.weight()));
        };
    }
}
