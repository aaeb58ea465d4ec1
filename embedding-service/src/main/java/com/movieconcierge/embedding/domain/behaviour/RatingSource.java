package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.embedding.domain.flow.TransientFault;

/** Port: the log of ratings and erasures, read once from its beginning and then on. For one thread. */
public interface RatingSource extends AutoCloseable {
    /**
     * Takes down what has come since the last call, to the end of the log as it is now.
     *
     * @param checkCancelled called several times a second; throws what is to end the reading
     * @throws TransientFault when broker or registry fail; the next call goes on from there
     */
    void readInto(StandingRatings standing, Runnable checkCancelled);

    @Override
    void close();
}
