package com.movieconcierge.schemas.codec;

import com.movieconcierge.schemas.serde.SchemaRegistryException;

/** What became of a record that was read. Every reader of a topic decides by switching over these four. */
public sealed interface Decoded<K, V> {

    /** It says that {@code key} is {@code value} from now on. */
    record Usable<K, V>(K key, V value) implements Decoded<K, V> {}

    /** It removes {@code key}. */
    record Tombstone<K, V>(K key) implements Decoded<K, V> {}

    /**
     * It is none of the topic's, whoever reads it and whenever: its owner puts it to the dead letters.
     *
     * @param reason says what is wrong with it
     * @param cause what was thrown, or an exception with the reason where nothing was
     */
    record Unusable<K, V>(String reason, RuntimeException cause) implements Decoded<K, V> {

        Unusable(String reason) {
            this(reason, new IllegalArgumentException(reason));
        }
    }

    /** Nothing is known to be wrong with it: the registry could not be asked what its bytes mean. Try again later. */
    record RegistryAway<K, V>(SchemaRegistryException cause) implements Decoded<K, V> {}
}
