package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.adapter.kafka.StateSerdes.Former;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.ErasureStore.Erased;
import com.movieconcierge.profile.domain.History;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import com.movieconcierge.profile.domain.Rated;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.Taste.Figures;
import com.movieconcierge.profile.domain.Taste.Position;
import com.movieconcierge.profile.domain.TasteBlock;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads state in the format before Avro: a version byte, then Java's {@code DataOutput}. Nothing writes it any more; each
 * record turns into the new format when it next changes. Version 1 of a taste has no persona, versions 1 and 2 no statement.
 */
final class FormerState {
    private static final int NEWEST = 3;

    private FormerState() {}

    /** Avro's messages begin with another byte. */
    static boolean wrote(byte[] bytes) {
        return bytes.length > 0 && bytes[0] >= 1 && bytes[0] <= NEWEST;
    }

    static <T> T read(byte[] bytes, Former<T> former) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return former.read(in, in.readByte());
        } catch (IOException e) {
            throw new SerializationException("stored state is damaged", e);
        }
    }

    static RatingEntry ratingEntry(DataInputStream in, int version) throws IOException {
        return new RatingEntry(in.readUTF(), optional(in.readDouble()), in.readLong(), in.readUTF(), in.readUTF());
    }

    static Erased erased(DataInputStream in, int version) throws IOException {
        return new Erased(in.readLong(), in.readLong());
    }

    static Popularity popularity(DataInputStream in, int version) throws IOException {
        return new Popularity(
                in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), Instant.ofEpochMilli(in.readLong()));
    }

    static PopularityChange popularityChange(DataInputStream in, int version) throws IOException {
        return new PopularityChange(in.readUTF(), star(in), star(in));
    }

    private static Optional<Star> star(DataInputStream in) throws IOException {
        double rating = in.readDouble();
        long ratedAt = in.readLong();
        return optional(rating).map(stars -> new Star(stars, ratedAt));
    }

    private static Optional<Double> optional(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    /** @param law that the weights follow from */
    record Tastes(TasteLaw law) {

        Taste read(DataInputStream in, int version) throws IOException {
            String userId = in.readUTF();
            var figures = new Figures(
                    new Position(in.readInt(), in.readLong()),
                    in.readLong(),
                    in.readBoolean(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt());
            History history = history(in);
            Taste taste = new Taste(userId, history, figures, blocks(in));
            String persona = version >= 2 ? in.readUTF() : "";
            taste.assign(Optional.of(persona).filter(id -> !id.isEmpty()));
            boolean hasStated = version >= 3 && in.readBoolean();
            taste.state(hasStated ? Optional.of(stated(userId, in)) : Optional.empty());
            return taste;
        }

        private History history(DataInputStream in) throws IOException {
            double forgottenWeight = in.readDouble();
            long forgottenTime = in.readLong();
            List<Rated> remembered = list(in.readInt(), in, from -> {
                String movieId = from.readUTF();
                double rating = from.readDouble();
                long ratedAt = from.readLong();
                double weight = law.longWeight(rating, Instant.ofEpochMilli(ratedAt));
                return new Rated(movieId, rating, ratedAt, weight, from.readBoolean());
            });
            return new History(law.recentSize(), remembered, forgottenWeight, forgottenTime);
        }
    }

    private static Map<BlockKey, TasteBlock> blocks(DataInputStream in) throws IOException {
        Map<BlockKey, TasteBlock> blocks = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            Optional<Modality> modality = Modality.find(in.readUTF());
            ModelRef model = new ModelRef(in.readUTF(), in.readUTF());
            int dimensions = in.readInt();
            var figures = new TasteBlock.Figures(in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
            double[] sum = new double[dimensions];
            ByteBuffer.wrap(in.readNBytes(dimensions * Double.BYTES))
                    .asDoubleBuffer()
                    .get(sum);
            modality.ifPresent(
                    known -> blocks.put(new BlockKey(known, model, dimensions), new TasteBlock(sum, figures)));
        }
        return blocks;
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
