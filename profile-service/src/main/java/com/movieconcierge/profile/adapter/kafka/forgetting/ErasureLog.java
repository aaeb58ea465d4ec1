package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogRewrittenException;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who has asked to be forgotten, by {@code user-erasures}: those who are still named there, and of everybody, by pseudonym,
 * what is forgotten. About 300 bytes for each erasure there ever was. For one thread.
 */
final class ErasureLog implements AutoCloseable {
    private final LogReader reader;
    private final RetryingCodec<String, Erasure> codec;
    private final Map<String, Request> named = new LinkedHashMap<>();
    private final Map<String, Erased> erased = new HashMap<>();

    /** A request under the viewer's own name, and where it lies: the last one of a viewer who has asked several times. */
    record Request(Erasure erasure, LogPosition at) {}

    /** @param reader of the topic, at its beginning; closed with this */
    ErasureLog(LogReader reader, RetryingCodec<String, Erasure> codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /** Reads what has come. */
    void refresh() {
        WholeReading.of(() -> {
            try {
                return reader.toEnd(this::note);
            } catch (LogRewrittenException e) {
                rewind();
                throw e;
            }
        });
    }

    /** Reads all anew with the next refresh: names have gone from the log. */
    void rewind() {
        reader.rewind();
        named.clear();
        erased.clear();
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (reader.isStray(record)
                || !(codec.decode(record.key(), record.value(), record.timestamp())
                        instanceof Usable<String, Erasure> usable)) {
            return;
        }
        Erasure request = usable.value().on(record.partition());
        String pseudonym = Pseudonym.of(request.userId());
        erased.merge(pseudonym, Erased.NOTHING.with(request), (known, more) -> known.with(request));
        if (!request.userId().equals(pseudonym)) {
            named.put(request.userId(), new Request(request, new LogPosition(record.partition(), record.offset())));
        }
    }

    Collection<Request> named() {
        return List.copyOf(named.values());
    }

    boolean isNamed(String userId) {
        return named.containsKey(userId);
    }

    /** What is forgotten of a viewer, by their own name or their pseudonym. */
    Optional<Erased> of(String userId) {
        return Optional.ofNullable(erased.get(Pseudonym.of(userId)));
    }

    boolean isEmpty() {
        return erased.isEmpty();
    }

    @Override
    public void close() {
        reader.close();
    }
}
