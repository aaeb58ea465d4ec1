package com.movieconcierge.profile.adapter.kafka.forgetting;

/** Waits for the stream on one partition, as long as it moves. */
final class StreamGate {
    /** So far behind, the stream is not given more to read. */
    private static final long MOST_BEHIND = 10_000;

    private final StreamPlace stream;
    private final PartitionEnds partition;
    private final Patience patience;

    StreamGate(StreamPlace stream, PartitionEnds partition, Patience patience) {
        this.stream = stream;
        this.partition = partition;
        this.patience = patience;
    }

    /** Until the stream has little left to read. */
    void awaitLittleLag() {
        patience.await(
                this::committed,
                at -> partition.end() - at < MOST_BEHIND,
                at -> sentence("has more than " + MOST_BEHIND + " records left to read", at));
    }

    /** Until what is committed is this offset, or one after it. */
    void awaitPassed(long offset) {
        patience.await(
                this::committed,
                at -> at >= offset,
                at -> sentence("has not committed all before offset " + offset, at));
    }

    private long committed() {
        return stream.committed(partition.partition());
    }

    private String sentence(String what, long at) {
        return "The rewrite of " + partition.partition() + " waits for the stream, which " + what + ": check that"
                + " profile-service is running and healthy. It has stood at offset " + at;
    }
}
