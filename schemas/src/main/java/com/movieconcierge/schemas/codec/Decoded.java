package com.movieconcierge.schemas.codec;

import com.movieconcierge.schemas.Printable;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of a record that was read. Every reader of a topic decides by switching over these four. */
public sealed interface Decoded<K, V> {

    /** It says that {@code key} is {@code value} from now on. */
    record Usable<K, V>(K key, V value) implements Decoded<K, V> {}

    /** It removes {@code key}. */
    record Tombstone<K, V>(K key) implements Decoded<K, V> {}

    /**
     * It is none of the topic's, whoever reads it and whenever: its owner puts it to the dead letters.
     *
     * @param reason says what is wrong with it; printable, whatever it quotes
     * @param cause what was thrown, or an exception with the reason where nothing was
     */
    record Unusable<K, V>(String reason, RuntimeException cause) implements Decoded<K, V> {

        public Unusable {
            reason = Printable.of(reason);
        }

        Unusable(String reason) {
            this(reason, new IllegalArgumentException(reason));
        }
    }

    /** Nothing is known to be wrong with it: the registry could not be asked what its bytes mean. Try again later. */
    record RegistryAway<K, V>(SchemaRegistryException cause) implements Decoded<K, V> {}

    /**
     * Hands over what the record says, for readers that have no dead letters to write.
     *
     * @param change gets the key and its value, null for a tombstone
     * @param unusable gets the reason
     * @throws SchemaRegistryException when the registry is away; nothing was handed over
     */
    default void take(BiConsumer<? super K, @Nullable ? super V> change, Consumer<? super String> unusable) {
        if (this instanceof Usable<K, V> usable) {
            change.accept(usable.key, usable.value);
        } else if (this instanceof Tombstone<K, V> tombstone) {
            change.accept(tombstone.key, null);
        } else if (this instanceof Unusable<K, V> useless) {
            unusable.accept(useless.reason);
        } else if (this instanceof RegistryAway<K, V> away) {
            throw away.cause;
        }
    }
}
