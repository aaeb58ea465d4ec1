package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.load.Ledger;
import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import com.movieconcierge.standalone.faults.scene.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether what was acknowledged is on the log of ratings, there and once. A record that was moved on, so that what lies before can
 * be deleted, is where it was first.
 */
record LogCheck(Subject subject) {
    void of(Ledger ledger, Verdict verdict) {
        Set<Acknowledged> onLog = WholeReading.of(this::onLog);
        Map<String, Integer> copies = new HashMap<>();
        onLog.forEach(place -> copies.merge(place.eventId(), 1, Integer::sum));
        long missing = ledger.places().stream()
                .filter(place -> !onLog.contains(place))
                .peek(place -> verdict.failed("acknowledged and not on the log: " + place))
                .count();
        verdict.lost(missing);
        ledger.allowed().forEach((eventId, allowed) -> {
            int more = copies.getOrDefault(eventId, 0) - allowed;
            if (more > 0) {
                verdict.doubled(more);
                verdict.failed(eventId + " is on the log " + more + " times more often than it was sent");
            }
        });
    }

    /** Each event where it counts: what was copied, so that somebody is forgotten, where it was written first. */
    private Set<Acknowledged> onLog() {
        Set<Acknowledged> onLog = new HashSet<>();
        var codec = new TopicCodec<>(Topics.RATINGS, subject.registry());
        Map<String, Object> settings = subject.clients().reader("faults-check");
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(settings), Topics.RATINGS.name())) {
            reader.toEnd(event -> {
                if (codec.decode(event) instanceof Usable<String, Rating> usable && !isWrittenOnceMore(event)) {
                    LogPosition place = CopiedRecord.placeOf(event.headers(), event.partition(), event.offset());
                    onLog.add(new Acknowledged(usable.value().eventId(), place.partition(), place.offset()));
                }
            });
        }
        return onLog;
    }

    /** A stray is written once more by the stream: that is no doubling. */
    private static boolean isWrittenOnceMore(ConsumerRecord<byte[], byte[]> event) {
        return event.headers().lastHeader(HomePartition.STRAYED_FROM) != null;
    }
}
