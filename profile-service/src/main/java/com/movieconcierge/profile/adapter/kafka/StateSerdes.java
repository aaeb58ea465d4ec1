package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.ErasureStore.Erased;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import com.movieconcierge.profile.domain.RatingEntry;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** How the small records of the state stores look in bytes. */
public final class StateSerdes {
    private StateSerdes() {}

    static Serde<RatingEntry> ratingEntries() {
        return Binary.serde(
                1,
                (out, entry) -> {
                    out.writeUTF(entry.movieId());
                    Binary.writeOptional(out, entry.rating());
                    out.writeLong(entry.ratedAt());
                    out.writeUTF(entry.eventId());
                    out.writeUTF(entry.dnaHash());
                },
                in -> new RatingEntry(
                        in.readUTF(), Binary.readOptional(in), in.readLong(), in.readUTF(), in.readUTF()));
    }

    static Serde<Erased> erasures() {
        return Binary.serde(
                1,
                (out, erased) -> {
                    out.writeLong(erased.requestedAt());
                    out.writeLong(erased.revision());
                },
                in -> new Erased(in.readLong(), in.readLong()));
    }

    /** Running popularity of a film. */
    public static Serde<Popularity> popularity() {
        return Binary.serde(
                1,
                (out, popularity) -> {
                    out.writeLong(popularity.count());
                    out.writeDouble(popularity.sum());
                    out.writeDouble(popularity.popular());
                    out.writeDouble(popularity.trending());
                    out.writeLong(popularity.asOf());
                },
                in -> new Popularity(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong()));
    }

    /** Changes of popularity on their way from the viewer's partition to the film's. */
    public static Serde<PopularityChange> popularityChanges() {
        return Binary.serde(
                1,
                (out, change) -> {
                    out.writeUTF(change.movieId());
                    write(out, change.removed());
                    write(out, change.added());
                },
                in -> new PopularityChange(in.readUTF(), readStar(in), readStar(in)));
    }

    private static void write(DataOutput out, Optional<Star> star) throws IOException {
        Binary.writeOptional(out, star.map(Star::rating));
        out.writeLong(star.map(Star::ratedAt).orElse(0L));
    }

    private static Optional<Star> readStar(DataInput in) throws IOException {
        Optional<Double> rating = Binary.readOptional(in);
        long ratedAt = in.readLong();
        return rating.map(stars -> new Star(stars, ratedAt));
    }
}
