package com.movieconcierge.logs;

import com.movieconcierge.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What has been set aside, newest last. Reads the ends of the logs only, however long they are. For one thread. */
public final class DeadLetters {
    private final Function<String, LogReader> readers;

    /**
     * A record that was set aside.
     *
     * @param letters the topic that it lies on now
     * @param source where it came from, as {@code topic-partition@offset}; for a line that was no record, the topic alone
     * @param at when it was set aside
     * @param key as text; empty where it has none
     * @param bytes of the value, as far as it is kept
     * @param cut what is not kept; empty where all is
     */
    public record Letter(
            String letters,
            String source,
            Instant at,
            String service,
            String key,
            long bytes,
            String cut,
            String reason) {

        static Letter of(ConsumerRecord<byte[], byte[]> record) {
            return new Letter(
                    record.topic(),
                    source(record),
                    Instant.ofEpochMilli(record.timestamp()),
                    text(record, DeadLetter.SERVICE),
                    record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                    record.value() == null ? 0 : record.value().length,
                    text(record, DeadLetter.CUT),
                    text(record, DeadLetter.REASON));
        }

        private static String source(ConsumerRecord<byte[], byte[]> record) {
            String partition = DeadLetter.text(record.headers(), DeadLetter.PARTITION);
            String topic = text(record, DeadLetter.TOPIC);
            return partition == null ? topic : topic + "-" + partition + "@" + text(record, DeadLetter.OFFSET);
        }

        private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
            @Nullable String text = DeadLetter.text(record.headers(), header);
            return text == null ? "" : text;
        }
    }

    /** @param readers opens a reader of a topic, by name; it is closed here */
    public DeadLetters(Function<String, LogReader> readers) {
        this.readers = readers;
    }

    /**
     * The last letters of some topics.
     *
     * @param topics of dead letters, by name
     * @param most how many, all topics together; positive
     * @throws LogUnavailableException when the broker cannot be asked
     */
    public List<Letter> last(List<String> topics, int most) {
        List<Letter> letters = new ArrayList<>();
        for (String topic : topics) {
            letters.addAll(WholeReading.of(() -> last(topic, most)));
        }
        letters.sort(Comparator.comparing(Letter::at));
        return letters.subList(Math.max(0, letters.size() - most), letters.size());
    }

    private List<Letter> last(String topic, int most) {
        List<Letter> letters = new ArrayList<>();
        try (LogReader reader = readers.apply(topic)) {
            Map<TopicPartition, Long> firsts = reader.firstOffsets();
            reader.endOffsets()
                    .forEach((partition, end) ->
                            letters.addAll(last(reader, partition, firsts.getOrDefault(partition, end), end, most)));
        }
        return letters;
    }

    /** Looks back farther until there are enough: markers of transactions take offsets too. */
    private static List<Letter> last(LogReader reader, TopicPartition partition, long first, long end, int most) {
        for (long back = 2L * most; ; back *= 2) {
            long from = Math.max(first, end - back);
            List<Letter> found = new ArrayList<>();
            reader.between(partition, from, end, record -> found.add(Letter.of(record)));
            if (found.size() >= most || from == first) {
                return found;
            }
        }
    }
}
