package com.movieconcierge.profile.adapter.kafka.migration;

import com.movieconcierge.schemas.HomePartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the records of one key lie on a compacted topic: the last one of each partition that has any. */
final class KeyPlaces {
    private final byte[] key;
    private final int home;
    private final List<Place> places = new ArrayList<>(1);

    /** @param stands whether it has a value, so that it is no tombstone */
    record Place(int partition, long offset, long timestamp, boolean stands) {}

    /** @param partitions that the topic has */
    KeyPlaces(byte[] key, int partitions) {
        this.key = key;
        this.home = HomePartition.of(key, partitions);
    }

    byte[] key() {
        return key;
    }

    int home() {
        return home;
    }

    /** Records are given in the order of their partitions' logs. */
    void note(ConsumerRecord<byte[], byte[]> message) {
        places.removeIf(place -> place.partition == message.partition());
        places.add(new Place(message.partition(), message.offset(), message.timestamp(), message.value() != null));
    }

    /** Whether this is what holds for the key: it has a value, and no other partition has anything newer. */
    boolean isWhatHolds(ConsumerRecord<byte[], byte[]> message) {
        Place newest = newest();
        return newest.stands && newest.partition == message.partition() && newest.offset == message.offset();
    }

    /** Whether nothing of it lies elsewhere, not even what was taken back. */
    boolean isAtHome() {
        return places.stream().allMatch(place -> place.partition == home);
    }

    /** Where it has no business, and something stands. */
    List<Place> strays() {
        return places.stream()
                .filter(place -> place.stands && place.partition != home)
                .toList();
    }

    /** By the time of the record, which a producer gave it; at one time that at home. */
    private Place newest() {
        return places.stream()
                .max(Comparator.comparingLong(Place::timestamp).thenComparing(place -> place.partition == home))
                .orElseThrow();
    }
}
