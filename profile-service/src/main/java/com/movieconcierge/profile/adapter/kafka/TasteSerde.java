package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.History;
import com.movieconcierge.profile.domain.Rated;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.Taste.Figures;
import com.movieconcierge.profile.domain.Taste.Position;
import com.movieconcierge.profile.domain.TasteBlock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/** The running taste of a viewer in bytes: sums in full double precision, about 15 KB for a viewer with many ratings. */
final class TasteSerde {
    private static final int VERSION = 3;
    private static final int WITHOUT_PERSONA = 1;
    private static final int WITHOUT_STATEMENT = 2;
    private static final int TYPICAL_BYTES = 16 << 10;
    private final TasteLaw law;

    private TasteSerde(TasteLaw law) {
        this.law = law;
    }

    static Serde<Taste> of(TasteLaw law) {
        var serde = new TasteSerde(law);
        return Binary.serde(VERSION, WITHOUT_PERSONA, TYPICAL_BYTES, serde::write, serde::read);
    }

    private void write(DataOutput out, Taste taste) throws IOException {
        out.writeUTF(taste.userId());
        Figures figures = taste.figures();
        out.writeInt(figures.position().partition());
        out.writeLong(figures.position().offset());
        out.writeLong(figures.revision());
        out.writeBoolean(figures.dirty());
        out.writeInt(figures.ratingCount());
        out.writeInt(figures.pendingCount());
        out.writeInt(figures.lawVersion());
        write(out, taste.history());
        out.writeInt(taste.blocks().size());
        for (var block : taste.blocks().entrySet()) {
            write(out, block.getKey(), block.getValue());
        }
        out.writeUTF(taste.persona().orElse(""));
        out.writeBoolean(taste.statement().isPresent());
        if (taste.statement().isPresent()) {
            StatementBytes.write(out, taste.statement().get());
        }
    }

    private Taste read(DataInput in, int version) throws IOException {
        String userId = in.readUTF();
        var figures = new Figures(
                new Position(in.readInt(), in.readLong()),
                in.readLong(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readInt());
        History history = readHistory(in);
        Map<BlockKey, TasteBlock> blocks = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            BlockKey key = new BlockKey(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt());
            blocks.put(key, readBlock(in, key.dimensions()));
        }
        Taste taste = new Taste(userId, history, figures, blocks);
        String persona = version == WITHOUT_PERSONA ? "" : in.readUTF();
        taste.assign(Optional.of(persona).filter(id -> !id.isEmpty()));
        boolean hasStated = version > WITHOUT_STATEMENT && in.readBoolean();
        taste.state(hasStated ? Optional.of(StatementBytes.read(in)) : Optional.empty());
        return taste;
    }

    private static void write(DataOutput out, History history) throws IOException {
        out.writeDouble(history.forgottenWeight());
        out.writeLong(history.forgottenTime());
        out.writeInt(history.remembered().size());
        for (Rated rated : history.remembered()) {
            out.writeUTF(rated.movieId());
            out.writeDouble(rated.rating());
            out.writeLong(rated.ratedAt());
            out.writeBoolean(rated.applied());
        }
    }

    /** Weights follow from the law; were it to change, the taste is computed anew anyway. */
    private History readHistory(DataInput in) throws IOException {
        double forgottenWeight = in.readDouble();
        long forgottenTime = in.readLong();
        List<Rated> remembered = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String movieId = in.readUTF();
            double rating = in.readDouble();
            long ratedAt = in.readLong();
            double weight = law.longWeight(rating, Instant.ofEpochMilli(ratedAt));
            remembered.add(new Rated(movieId, rating, ratedAt, weight, in.readBoolean()));
        }
        return new History(law.recentSize(), remembered, forgottenWeight, forgottenTime);
    }

    private static void write(DataOutput out, BlockKey key, TasteBlock block) throws IOException {
        out.writeUTF(key.modality());
        out.writeUTF(key.modelId());
        out.writeUTF(key.modelVersion());
        out.writeInt(key.dimensions());
        TasteBlock.Figures figures = block.figures();
        out.writeDouble(figures.weight());
        out.writeDouble(figures.absoluteWeight());
        out.writeDouble(figures.peakWeight());
        out.writeInt(figures.films());
        ByteBuffer sum = ByteBuffer.allocate(key.dimensions() * Double.BYTES);
        sum.asDoubleBuffer().put(block.sum());
        out.write(sum.array());
    }

    private static TasteBlock readBlock(DataInput in, int dimensions) throws IOException {
        var figures = new TasteBlock.Figures(in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
        byte[] bytes = new byte[dimensions * Double.BYTES];
        in.readFully(bytes);
        double[] sum = new double[dimensions];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(sum);
        return new TasteBlock(sum, figures);
    }
}
