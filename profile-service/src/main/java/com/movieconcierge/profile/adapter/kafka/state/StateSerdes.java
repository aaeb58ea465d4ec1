package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.profile.adapter.kafka.state.FormerState.Former;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.state.ErasureState;
import com.movieconcierge.profile.state.PopularityChangeState;
import com.movieconcierge.profile.state.PopularityState;
import com.movieconcierge.profile.state.StarState;
import com.movieconcierge.schemas.serde.TrustedEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * How the records of the state stores look in bytes: as Avro single-object messages, whose marker and fingerprint tell what
 * they are. What earlier releases wrote, before Avro, is read by {@link FormerState}. To change a schema, keep the former one
 * and hand it to the decoder; a test with committed bytes reminds of it.
 */
public final class StateSerdes {
    private StateSerdes() {}

    static final class Messages<R extends SpecificRecord> {
        private final BinaryMessageEncoder<R> encoder;
        private final BinaryMessageDecoder<R> decoder;

        Messages(Class<R> type) {
            TrustedEvents.trust(type);
            SpecificData model = SpecificData.getForClass(type);
            // Generated code instead of a walk over the schema: a taste is read and written with every rating.
            model.setCustomCoders(true);
            encoder = new BinaryMessageEncoder<>(model, model.getSchema(type));
            decoder = new BinaryMessageDecoder<>(model, model.getSchema(type));
            before(type).ifPresent(decoder::addSchema);
        }

        /** The schema that the type had before, which may lie in the stores yet. */
        private static Optional<Schema> before(Class<?> type) {
            String resource = "/state-before/" + type.getSimpleName() + ".avsc";
            try (InputStream in = StateSerdes.class.getResourceAsStream(resource)) {
                return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }

        byte[] encode(R value) {
            try {
                return encoder.encode(value).array();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        R decode(ByteBuffer bytes) {
            try {
                return decoder.decode(bytes, null);
            } catch (IOException | AvroRuntimeException e) {
                throw new SerializationException(
                        "stored state cannot be read: delete the state directory and the changelog topics, the log of ratings"
                                + " rebuilds them",
                        e);
            }
        }
    }

    static <T, R extends SpecificRecord> Serde<T> serde(
            Class<R> type, Function<T, R> toState, Function<R, T> toDomain, Former<R> former) {
        var messages = new Messages<>(type);
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : messages.encode(toState.apply(value)),
                (topic, bytes) -> bytes == null
                        ? null
                        : toDomain.apply(
                                FormerState.wrote(bytes)
                                        ? FormerState.read(bytes, former)
                                        : messages.decode(ByteBuffer.wrap(bytes))));
    }

    static Serde<RatingEntry> ratingEntries() {
        return RatingSerde.create();
    }

    static Serde<Erased> erasures() {
        return serde(
                ErasureState.class,
                erased -> new ErasureState(
                        erased.requestedAt(),
                        erased.revision(),
                        erased.ratingsEnd().partition(),
                        erased.ratingsEnd().offset()),
                state -> new Erased(
                        state.getRequestedAt(),
                        new LogPosition(state.getRatingsPartition(), state.getRatingsOffset()),
                        state.getRevision()),
                FormerState::erasure);
    }

    public static Serde<Popularity> popularity() {
        return serde(
                PopularityState.class,
                popularity -> new PopularityState(
                        popularity.ratingCount(),
                        popularity.ratingSum(),
                        popularity.popularWeight(),
                        popularity.trendingWeight(),
                        popularity.asOf().toEpochMilli()),
                state -> new Popularity(
                        state.getRatingCount(),
                        state.getRatingSum(),
                        state.getPopularWeight(),
                        state.getTrendingWeight(),
                        Instant.ofEpochMilli(state.getAsOf())),
                FormerState::popularity);
    }

    /** Changes of popularity on their way from the viewer's partition to the film's. */
    public static Serde<PopularityChange> popularityChanges() {
        return serde(
                PopularityChangeState.class,
                change -> new PopularityChangeState(change.movieId(), state(change.removed()), state(change.added())),
                state -> new PopularityChange(state.getMovieId(), star(state.getRemoved()), star(state.getAdded())),
                FormerState::popularityChange);
    }

    private static @Nullable StarState state(Optional<Star> star) {
        return star.map(known -> new StarState(known.rating(), known.ratedAt())).orElse(null);
    }

    private static Optional<Star> star(@Nullable StarState state) {
        return Optional.ofNullable(state).map(known -> new Star(known.getRating(), known.getRatedAt()));
    }
}
