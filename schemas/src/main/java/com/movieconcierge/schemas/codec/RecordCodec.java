package com.movieconcierge.schemas.codec;

import com.movieconcierge.model.Ids;
import com.movieconcierge.model.Violation;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Between the Avro records of one topic and the model. Stateless.
 *
 * @param <K> see {@link Topic}
 * @param <V> see {@link Topic}
 * @param <R> the generated class
 */
public interface RecordCodec<K, V, R extends SpecificRecord> {
    /** The generated class. */
    Class<R> type();

    /**
     * The key that a record key's text stands for.
     *
     * @throws IllegalArgumentException when it stands for none
     */
    K key(String text);

    /** The other way round. */
    String text(K key);

    /** The key that the record itself names. */
    String keyOf(R event);

    R toAvro(K key, V value);

    /** @throws IllegalArgumentException when the record cannot be understood; the message says why */
    V toModel(K key, R event);

    /** What is wrong with a value that could be understood; {@code writtenAt} is the record's own time. */
    default List<Violation> violations(V value, Instant writtenAt) {
        return List.of();
    }

    /** See {@link Topic#decode}. */
    default Decoded<K, V> decode(
            Topic<K, V> topic, @Nullable String keyText, @Nullable Object value, Instant writtenAt) {
        if (keyText == null) {
            return new Unusable<>("the record key is missing");
        }
        try {
            K key = key(keyText);
            if (value == null) {
                return topic.hasTombstones() ? new Tombstone<>(key) : new Unusable<>("the record has no value");
            }
            if (!type().isInstance(value)) {
                return new Unusable<>("the value is a " + value.getClass().getSimpleName() + ", topic " + topic.name()
                        + " carries " + type().getSimpleName());
            }
            R event = type().cast(value);
            if (!keyOf(event).equals(keyText)) {
                return new Unusable<>(
                        "the record key '" + keyText + "' is not the " + topic.key() + " '" + keyOf(event) + "'");
            }
            V model = toModel(key, event);
            List<Violation> violations = violations(model, writtenAt);
            return violations.isEmpty() ? new Usable<>(key, model) : new Unusable<>(sentence(violations));
        } catch (IllegalArgumentException e) {
            return new Unusable<>(String.valueOf(e.getMessage()), e);
        }
    }

    private static String sentence(List<Violation> violations) {
        return violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
    }

    /** Of a topic whose keys are ids. */
    interface ById<V, R extends SpecificRecord> extends RecordCodec<String, V, R> {
        @Override
        default String key(String text) {
            if (!Ids.isValid(text)) {
                throw new IllegalArgumentException(
                        "the record key '" + text + "' breaks the rule for ids: " + Ids.RULE);
            }
            return text;
        }

        @Override
        default String text(String key) {
            return key;
        }
    }
}
