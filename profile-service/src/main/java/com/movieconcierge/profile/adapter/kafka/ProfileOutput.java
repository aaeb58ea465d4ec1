package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.PopularityChange;
import org.jspecify.annotations.Nullable;

/** What comes out of a viewer's events. */
public sealed interface ProfileOutput {

    /** A new profile as its record value, key userId; null forgets the viewer. */
    record Published(byte @Nullable [] value) implements ProfileOutput {}

    /** A viewer has another persona, as a record value, key userId; null forgets the viewer. */
    record PersonaMoved(byte @Nullable [] value) implements ProfileOutput {}

    /** A film's standing ratings changed, key movieId. */
    record PopularityMoved(PopularityChange change) implements ProfileOutput {}
}
