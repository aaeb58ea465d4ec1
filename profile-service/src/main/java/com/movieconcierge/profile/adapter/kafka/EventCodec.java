package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one topic. A registry that does not answer is asked again for a while, which holds the
 * stream up but loses nothing; a value of another type is as bad as no record at all.
 */
public final class EventCodec<T extends SpecificRecord> {
    /** Well below the time after which a consumer that does not poll is taken for dead. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long PAUSE_MILLIS = 500;

    private final String topic;
    private final Class<T> type;
    private final Serde<SpecificRecord> serde;

    /** A codec with the serdes that the configuration names; see {@link AvroSerdes}. */
    public EventCodec(Topic<?, ?> topic, Class<T> type, Map<String, ?> registry) {
        this.topic = topic.name();
        this.type = type;
        this.serde = AvroSerdes.values(registry);
    }

    /**
     * The event in a record value.
     *
     * @throws SchemaRegistryException when the registry still does not answer after a minute
     * @throws SerializationException when the bytes are no such event
     */
    public T decode(byte @Nullable [] value) {
        if (value == null) {
            throw new SerializationException("the record has no value");
        }
        Object event = patiently(() -> serde.deserializer().deserialize(topic, value));
        if (!type.isInstance(event)) {
            throw new SerializationException("the value is a "
                    + event.getClass().getSimpleName() + ", topic " + topic + " carries " + type.getSimpleName());
        }
        return type.cast(event);
    }

    /**
     * The record value of an event.
     *
     * @throws SchemaRegistryException when the registry still does not answer after a minute, or refuses the schema
     */
    public byte[] encode(T event) {
        return patiently(() -> serde.serializer().serialize(topic, event));
    }

    private static <R> R patiently(Supplier<R> attempt) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return attempt.get();
            } catch (SchemaRegistryException e) {
                if (!e.isTransient() || System.nanoTime() >= deadline || !paused()) {
                    throw e;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
