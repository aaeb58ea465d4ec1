package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.model.Rating;
import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import java.util.Optional;

/** A way onto the log of ratings. What it is told is in the ledger when the call is over, or soon after. */
public interface RatingSender extends AutoCloseable {

    /**
     * Sends an event.
     *
     * @return where it was acknowledged; empty when it was not, or not yet
     */
    Optional<Acknowledged> send(Rating rating);

    @Override
    default void close() {}
}
