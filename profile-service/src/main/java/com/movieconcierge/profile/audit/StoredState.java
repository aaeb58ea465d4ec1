package com.movieconcierge.profile.audit;

import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Port: what the tasks of the stream keep, as it is on the logs that their stores are restored from. */
public interface StoredState {

    /** Every viewer's running taste. */
    void tastes(Consumer<Taste> each);

    /** Every entry, by viewer. */
    void entries(BiConsumer<String, RatingEntry> each);
}
