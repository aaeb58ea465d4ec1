package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.FilmChange.Removal;
import com.movieconcierge.embedding.domain.FilmChange.Unusable;
import com.movieconcierge.embedding.domain.FilmChange.Upsert;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic that is keyed by film, read in a consumer group with commits by hand. */
public final class KafkaFilmChanges<V> implements FilmChanges<V> {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFilmChanges.class);
    private static final Duration POLL_WAIT = Duration.ofMillis(500);

    private final GroupReader reader;
    private final TopicCodec<String, V> codec;
    private final Supplier<String> purpose;

    private record RawRecord(ConsumerRecord<byte[], byte[]> raw) implements FilmChange.Origin {}

    /**
     * @param reader of the codec's topic; closed with this
     * @param purpose what films are read for; kept beside the committed offsets, and where it is another one they are read
     *     again from the first
     */
    public KafkaFilmChanges(GroupReader reader, TopicCodec<String, V> codec, Supplier<String> purpose) {
        this.reader = reader;
        this.codec = codec;
        this.purpose = purpose;
    }

    /** Where the records go that came from here and cannot be used. */
    public static DeadLetters deadLetters(DeadLetterWriter letters) {
        return (origin, reason, cause) ->
                Faults.sent(() -> letters.setAside(((RawRecord) origin).raw(), reason, cause));
    }

    @Override
    public List<FilmChange<V>> poll() {
        return Faults.translated(() -> {
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll(POLL_WAIT);
            if (reader.startAgainUnless(purpose.get())) {
                LOG.info(
                        "The models have changed: reading films again from the first, those that lack a vector get it");
                return List.of();
            }
            List<FilmChange<V>> changes = new ArrayList<>(records.size());
            records.forEach(raw -> changes.add(change(raw)));
            return changes;
        });
    }

    private FilmChange<V> change(ConsumerRecord<byte[], byte[]> raw) {
        var origin = new RawRecord(raw);
        Instant at = Instant.ofEpochMilli(raw.timestamp());
        Decoded<String, V> decoded = codec.decode(raw);
        if (decoded instanceof Decoded.Usable<String, V> usable) {
            return new Upsert<>(usable.key(), usable.value(), at, origin);
        }
        if (decoded instanceof Decoded.Tombstone<String, V> tombstone) {
            return new Removal<>(tombstone.key(), at, origin);
        }
        if (decoded instanceof Decoded.Unusable<String, V> unusable) {
            LOG.debug("{}-{}@{} is unusable: {}", raw.topic(), raw.partition(), raw.offset(), unusable.reason());
            return new Unusable<>(unusable.reason(), unusable.cause(), origin);
        }
        throw ((Decoded.RegistryAway<String, V>) decoded).cause();
    }

    @Override
    public void commit() {
        Faults.translated(() -> reader.commit(purpose.get()));
    }

    @Override
    public void rewind() {
        reader.rewind();
    }

    @Override
    public void close() {
        reader.close();
    }
}
