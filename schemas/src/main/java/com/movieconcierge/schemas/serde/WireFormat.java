package com.movieconcierge.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's framing of a record value: magic byte 0, schema id as a big-endian int, Avro binary.
 *
 * <p>Source: Confluent Platform documentation, "Formats, Serializers, and Deserializers", section "Wire format".
 */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 1 + Integer.BYTES;

    private WireFormat() {}

    static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
    }

    /**
     * The schema id in front of a record value.
     *
     * @throws SerializationException when the bytes do not start with the header, or with one that no registry gives out
     */
    static int schemaId(byte[] value) {
        if (value.length < HEADER_BYTES) {
            throw new SerializationException("value of " + value.length
                    + " bytes is too short for the Confluent wire format, which starts with 5 header bytes");
        }
        if (value[0] != MAGIC) {
            throw new SerializationException(
                    "value starts with byte " + value[0]
                            + ", not with 0: it is not in the Confluent wire format; write it with a schema-registry serializer");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        if (id < 1) {
            throw new SerializationException("schema id " + id + " is none: no registry gives out such an id");
        }
        return id;
    }
}
