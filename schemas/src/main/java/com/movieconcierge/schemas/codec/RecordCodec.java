package com.movieconcierge.schemas.codec;

import com.movieconcierge.model.Ids;
import com.movieconcierge.model.Violation;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Between the Avro records of one topic and the model. Stateless.
 *
 * @param <K> see {@link Topic}
 * @param <V> see {@link Topic}
 * @param <R> the generated class
 * @param type the generated class
 * @param key that a record key's text stands for; throws {@link IllegalArgumentException} when it stands for none
 * @param text of a key, the other way round
 * @param keyOf the key that the record itself names
 * @param writer of a key and its value
 * @param reader of a key and its record; throws {@link IllegalArgumentException}, saying why, when that cannot be understood
 * @param violations of a value that could be understood; the instant is the record's own time
 */
public record RecordCodec<K, V, R extends SpecificRecord>(
        Class<R> type,
        Function<String, K> key,
        Function<K, String> text,
        Function<R, String> keyOf,
        BiFunction<K, V, R> writer,
        BiFunction<K, R, V> reader,
        BiFunction<V, Instant, List<Violation>> violations) {

    /** Of a topic whose keys are ids. */
    static <V, R extends SpecificRecord> RecordCodec<String, V, R> byId(
            Class<R> type,
            Function<R, String> keyOf,
            BiFunction<String, V, R> writer,
            BiFunction<String, R, V> reader,
            BiFunction<V, Instant, List<Violation>> violations) {
        return new RecordCodec<>(type, RecordCodec::id, id -> id, keyOf, writer, reader, violations);
    }

    private static String id(String text) {
        if (!Ids.isValid(text)) {
            throw new IllegalArgumentException("the record key '" + text + "' breaks the rule for ids: " + Ids.RULE);
        }
        return text;
    }

    public R toAvro(K key, V value) {
        return writer.apply(key, value);
    }

    /** @throws IllegalArgumentException when the record cannot be understood; the message says why */
    public V toModel(K key, R event) {
        return reader.apply(key, event);
    }

    /** See {@link Topic#decode}. */
    public Decoded<K, V> decode(
            Topic<K, V> topic, @Nullable String keyText, @Nullable Object value, Instant writtenAt) {
        if (keyText == null) {
            return new Unusable<>("the record key is missing");
        }
        try {
            K known = key.apply(keyText);
            if (value == null) {
                return topic.hasTombstones() ? new Tombstone<>(known) : new Unusable<>("the record has no value");
            }
            if (!type.isInstance(value)) {
                return new Unusable<>("the value is a " + value.getClass().getSimpleName() + ", topic " + topic.name()
                        + " carries " + type.getSimpleName());
            }
            R event = type.cast(value);
            String named = keyOf.apply(event);
            if (!named.equals(keyText)) {
                return new Unusable<>(
                        "the record key '" + keyText + "' is not the " + topic.key() + " '" + named + "'");
            }
            V model = toModel(known, event);
            List<Violation> found = violations.apply(model, writtenAt);
            return found.isEmpty()
                    ? new Usable<>(known, model)
                    : new Unusable<>(found.stream().map(Violation::sentence).collect(Collectors.joining("; ")));
        } catch (IllegalArgumentException e) {
            return new Unusable<>(String.valueOf(e.getMessage()), e);
        }
    }
}
