package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The log of ratings, and all dead letters in which viewers can be named: rewritten without the forgotten. Whatever comes there of them
 * later is noticed, as each record is looked at once more when it is new, and all are after a start.
 */
final class RedactedLogs implements AutoCloseable {
    /** How often a partition is rewritten again at once, because something came meanwhile. */
    private static final int MOST_TIMES = 3;

    private final PartitionRewrite rewrite;
    private final StreamPlace stream;
    private final ForgottenRecords forgotten;
    private final LogReader arriving;
    private final Set<TopicPartition> late = new HashSet<>();

    /** @param arriving reads {@link #topics}; closed with this */
    RedactedLogs(PartitionRewrite rewrite, StreamPlace stream, ForgottenRecords forgotten, LogReader arriving) {
        this.rewrite = rewrite;
        this.stream = stream;
        this.forgotten = forgotten;
        this.arriving = arriving;
    }

    static List<String> topics() {
        return Stream.concat(
                        Stream.of(Topics.RATINGS.name()),
                        Topics.keyedByViewer().stream().map(Topic::deadLetters))
                .toList();
    }

    void rewriteWhereSomethingCameLate() {
        WholeReading.of(() -> arriving.toEnd(record -> {
            if (forgotten.covers(record)) {
                late.add(partition(record));
            }
        }));
        late.removeIf(this::rewrite);
    }

    /** Rewrites all partitions on which a batch may be named; whether nothing was left. */
    boolean rewrite(ForgettingBatch batch) {
        boolean isClean = true;
        for (TopicPartition partition : places(batch)) {
            isClean &= rewrite(partition);
        }
        return isClean;
    }

    /** Partitions on which a batch may be named. */
    Set<TopicPartition> places(ForgettingBatch batch) {
        Set<TopicPartition> places = new HashSet<>(batch.homes(Topics.RATINGS.name()));
        Topics.keyedByViewer().forEach(topic -> places.add(new TopicPartition(topic.deadLetters(), 0)));
        return places;
    }

    private boolean rewrite(TopicPartition partition) {
        Optional<StreamPlace> reader =
                partition.topic().equals(Topics.RATINGS.name()) ? Optional.of(stream) : Optional.empty();
        for (int i = 0; i < MOST_TIMES; i++) {
            Rewritten done = rewrite.rewrite(partition, forgotten::covers, reader);
            if (done.changed()) {
                // What it stands at may be gone; what comes again is what was copied.
                arriving.rewind();
            }
            if (!done.again()) {
                return true;
            }
        }
        return false;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        arriving.close();
    }
}
