package com.movieconcierge.profile.domain;

/** Port: an operator names a record that is to be set aside without being looked at, because the stream cannot get past it. */
@FunctionalInterface
public interface SkipRequests {
    /** The record there becomes a dead letter when it is read next; nothing happens where it has been read already. */
    void skip(String topic, int partition, long offset);
}
