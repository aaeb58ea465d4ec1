package com.movieconcierge.schemas.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Value serdes whose classes are named by configuration, ours by default, so that Confluent's own can be dropped in: set
 * {@value #SERIALIZER} to {@code io.confluent.kafka.serializers.KafkaAvroSerializer}, {@value #DESERIALIZER} likewise,
 * with {@code specific.avro.reader=true}.
 */
public final class AvroSerdes {
    public static final String SERIALIZER = "concierge.avro.serializer";
    public static final String DESERIALIZER = "concierge.avro.deserializer";

    private AvroSerdes() {}

    /**
     * A configured serde for record values.
     *
     * @param config registry options and, where given, the two class names
     * @throws IllegalArgumentException when a named class is not on the class path or is no serializer
     */
    public static <T extends SpecificRecord> Serde<T> values(Map<String, ?> config) {
        // Whoever's classes read them.
        TrustedEvents.trust();
        Serializer<T> serializer = AvroSerdes.<Serializer<T>>create(config, SERIALIZER, ConfluentAvroSerializer.class);
        Deserializer<T> deserializer =
                AvroSerdes.<Deserializer<T>>create(config, DESERIALIZER, ConfluentAvroDeserializer.class);
        serializer.configure(config, false);
        deserializer.configure(config, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    @SuppressWarnings("unchecked") // the caller names the type that its topic carries
    private static <S> S create(Map<String, ?> config, String option, Class<?> ours) {
        Object named = config.get(option);
        try {
            Class<?> type = named == null || named.toString().isBlank() ? ours : Class.forName(named.toString());
            return (S) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    option + "=" + named + " cannot be used: is its jar on the class path?", e);
        }
    }
}
