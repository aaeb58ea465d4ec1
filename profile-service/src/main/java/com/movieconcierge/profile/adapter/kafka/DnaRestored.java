package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Tells the library up to where the global store was read before the stream started. */
public final class DnaRestored implements StateRestoreListener {
    private final DnaLibrary library;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    public DnaRestored(DnaLibrary library) {
        this.library = library;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        ends.put(partition, endingOffset);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        // Only the end counts.
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        if (partition.topic().equals(Topics.MOVIE_DNA.name())) {
            library.readUpTo(partition.partition(), ends.getOrDefault(partition, 0L));
        }
    }
}
