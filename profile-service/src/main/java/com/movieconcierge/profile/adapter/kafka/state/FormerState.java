package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.state.ErasureState;
import com.movieconcierge.profile.state.PopularityChangeState;
import com.movieconcierge.profile.state.PopularityState;
import com.movieconcierge.profile.state.RatingState;
import com.movieconcierge.profile.state.RememberedState;
import com.movieconcierge.profile.state.StarState;
import com.movieconcierge.profile.state.SumState;
import com.movieconcierge.profile.state.TasteState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads state in the format before Avro: a version byte, then Java's {@code DataOutput}. Nothing writes it any more; each
 * record turns into the new format when it next changes. Version 1 of a taste has no persona, versions 1 and 2 no statement.
 */
final class FormerState {
    private static final int NEWEST = 3;

    private FormerState() {}

    /** Reads a value after its version. */
    @FunctionalInterface
    interface Former<R> {
        R read(DataInputStream in, int version) throws IOException;
    }

    /** Avro's messages begin with another byte. */
    static boolean wrote(byte[] bytes) {
        return bytes.length > 0 && bytes[0] >= 1 && bytes[0] <= NEWEST;
    }

    static <R> R read(byte[] bytes, Former<R> former) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return former.read(in, in.readByte());
        } catch (IOException e) {
            throw new SerializationException("stored state is damaged", e);
        }
    }

    static RatingState rating(DataInputStream in, int version) throws IOException {
        return new RatingState(
                in.readUTF(),
                optional(in.readDouble()),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                LogPosition.NONE.partition(),
                LogPosition.NONE.offset(),
                List.of());
    }

    static ErasureState erasure(DataInputStream in, int version) throws IOException {
        return new ErasureState(in.readLong(), in.readLong(), LogPosition.NONE.partition(), LogPosition.NONE.offset());
    }

    static PopularityState popularity(DataInputStream in, int version) throws IOException {
        return new PopularityState(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong());
    }

    static PopularityChangeState popularityChange(DataInputStream in, int version) throws IOException {
        return new PopularityChangeState(in.readUTF(), star(in), star(in));
    }

    private static @Nullable StarState star(DataInputStream in) throws IOException {
        Double rating = optional(in.readDouble());
        long ratedAt = in.readLong();
        return rating == null ? null : new StarState(rating, ratedAt);
    }

    private static @Nullable Double optional(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** The fields came in the order that they have now. */
    static TasteState taste(DataInputStream in, int version) throws IOException {
        String userId = in.readUTF();
        return new TasteState(
                userId,
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readLong(),
                list(in.readInt(), in, FormerState::remembered),
                list(in.readInt(), in, FormerState::sum),
                version >= 2 ? persona(in.readUTF()) : null,
                version >= 3 && in.readBoolean() ? TasteSerde.statement(stated(userId, in)) : null);
    }

    private static @Nullable String persona(String id) {
        return id.isEmpty() ? null : id;
    }

    private static RememberedState remembered(DataInputStream in) throws IOException {
        return new RememberedState(in.readUTF(), in.readDouble(), in.readLong(), in.readBoolean());
    }

    private static SumState sum(DataInputStream in) throws IOException {
        String modality = in.readUTF();
        String model = in.readUTF();
        String version = in.readUTF();
        int dimensions = in.readInt();
        return new SumState(
                modality,
                model,
                version,
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                doubles(dimensions, in));
    }

    private static ByteBuffer doubles(int count, DataInputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putDouble(in.readDouble());
        }
        return bytes.flip();
    }

    private static StatedTaste stated(String userId, DataInputStream in) throws IOException {
        String eventId = in.readUTF();
        Instant statedAt = Instant.ofEpochMilli(in.readLong());
        return new StatedTaste(eventId, userId, statedAt, in.readUTF(), aspects(in), aspects(in), aspects(in));
    }

    private static Aspects aspects(DataInputStream in) throws IOException {
        return new Aspects(
                list(in.readByte(), in, from -> new SeedFilm(from.readUTF(), from.readUTF(), year(from))),
                names(in),
                names(in),
                names(in),
                names(in),
                names(in),
                list(in.readByte(), in, from -> new Era(year(from), year(from))));
    }

    private static List<String> names(DataInputStream in) throws IOException {
        return list(in.readByte(), in, from -> from.readUTF());
    }

    private static @Nullable Integer year(DataInputStream in) throws IOException {
        boolean isKnown = in.readBoolean();
        int year = in.readInt();
        return isKnown ? year : null;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> list(int size, DataInputStream in, Reader<T> each) throws IOException {
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(each.read(in));
        }
        return values;
    }
}
