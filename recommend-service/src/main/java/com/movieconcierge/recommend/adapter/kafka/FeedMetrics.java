package com.movieconcierge.recommend.adapter.kafka;

/** Counts what the feed reads; read = applied + skipped. */
public interface FeedMetrics {

    /** Records of a topic that took effect. */
    void applied(String topic, int records);

    /** A record that could not be used; its owner puts it on the dead-letter topic. */
    void skipped(String topic);

    /** How a start went, where snapshots are switched on: {@code loaded}, {@code none}, {@code refused} or {@code failed}. */
    void started(String outcome);
}
