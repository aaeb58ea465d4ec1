package com.movieconcierge.profile.adapter.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of the local state that a start lacks has been read from its topics, for whoever waits for it; tells another listener too. */
final class RestoreProgress implements StateRestoreListener {
    private final StateRestoreListener next;
    private final Map<List<Object>, Store> stores = new ConcurrentHashMap<>();

    /** Offsets of one store of one partition: where reading began, where it is, where it ends. */
    private record Store(long from, long at, long to) {
        long done() {
            return Math.min(at, to) - from;
        }

        long all() {
            return to - from;
        }
    }

    RestoreProgress(StateRestoreListener next) {
        this.next = next;
    }

    /** Nothing is known of a stream that is yet to start. */
    void reset() {
        stores.clear();
    }

    /** What has been read, 0 to 99 %, weighed by offsets; empty while nothing is being read. */
    OptionalInt percent() {
        Collection<Store> known = List.copyOf(stores.values());
        long done = known.stream().mapToLong(Store::done).sum();
        long all = known.stream().mapToLong(Store::all).sum();
        return done < all ? OptionalInt.of((int) (100 * done / all)) : OptionalInt.empty();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        stores.put(List.of(store, partition), new Store(startingOffset, startingOffset, endingOffset));
        next.onRestoreStart(partition, store, startingOffset, endingOffset);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        stores.computeIfPresent(
                List.of(store, partition), (key, known) -> new Store(known.from, batchEndOffset + 1, known.to));
        next.onBatchRestored(partition, store, batchEndOffset, numRestored);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        stores.computeIfPresent(List.of(store, partition), (key, known) -> new Store(known.from, known.to, known.to));
        next.onRestoreEnd(partition, store, totalRestored);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long totalRestored) {
        stores.remove(List.of(store, partition));
        next.onRestoreSuspended(partition, store, totalRestored);
    }
}
