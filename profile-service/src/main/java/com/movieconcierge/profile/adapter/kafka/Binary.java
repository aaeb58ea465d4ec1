package com.movieconcierge.profile.adapter.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Compact serdes for state that nobody outside this service reads. A version byte in front tells formats apart. */
final class Binary {
    private static final int SMALL = 128;

    private Binary() {}

    interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /** Reads formats that earlier releases wrote as well. */
    interface VersionedReader<T> {
        T read(DataInput in, int version) throws IOException;
    }

    static <T> Serde<T> serde(int version, Writer<T> writer, Reader<T> reader) {
        return serde(version, SMALL, writer, reader);
    }

    /** @param sizeHint bytes to reserve; saves copying */
    static <T> Serde<T> serde(int version, int sizeHint, Writer<T> writer, Reader<T> reader) {
        return serde(version, version, sizeHint, writer, (in, stored) -> reader.read(in));
    }

    /** @param oldest version that can still be read */
    static <T> Serde<T> serde(int version, int oldest, int sizeHint, Writer<T> writer, VersionedReader<T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : toBytes(version, sizeHint, writer, value),
                (topic, bytes) -> bytes == null ? null : fromBytes(version, oldest, reader, bytes));
    }

    private static <T> byte[] toBytes(int version, int sizeHint, Writer<T> writer, T value) {
        try {
            var bytes = new ByteArrayOutputStream(sizeHint);
            var out = new DataOutputStream(bytes);
            out.writeByte(version);
            writer.write(out, value);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot store " + value, e);
        }
    }

    private static <T> T fromBytes(int version, int oldest, VersionedReader<T> reader, byte[] bytes) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            int stored = in.readByte();
            if (stored < oldest || stored > version) {
                throw new SerializationException("state has format " + stored + ", this release reads " + version
                        + ": delete the state directory and the changelog topics, the log of ratings rebuilds them");
            }
            return reader.read(in, stored);
        } catch (IOException e) {
            throw new SerializationException("stored state is damaged", e);
        }
    }

    static void writeOptional(DataOutput out, Optional<Double> value) throws IOException {
        // No rating is NaN: those are dead letters.
        out.writeDouble(value.orElse(Double.NaN));
    }

    static Optional<Double> readOptional(DataInput in) throws IOException {
        double value = in.readDouble();
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }
}
