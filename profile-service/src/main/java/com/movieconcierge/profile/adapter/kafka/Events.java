package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.Dna;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.profile.domain.Profile;
import com.movieconcierge.profile.domain.RatingEvent;
import com.movieconcierge.profile.domain.UserEvent.ErasureRequest;
import com.movieconcierge.profile.domain.personas.Assignment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Between the events of the topics and the domain. */
public final class Events {
    private Events() {}

    public static RatingEvent toDomain(Rating rating) {
        return new RatingEvent(
                rating.getUserId(),
                rating.getMovieId(),
                rating.getEventId(),
                Optional.ofNullable(rating.getRating()),
                rating.getRatedAt());
    }

    public static ErasureRequest toDomain(Erasure erasure) {
        return new ErasureRequest(erasure.getUserId(), erasure.getRequestedAt());
    }

    /**
     * The DNA of a film.
     *
     * @throws SerializationException when the event cannot be used: no hash, or a vector that is no list of finite floats
     */
    public static Dna toDomain(MovieDna event) {
        if (event.getContentHash().isEmpty()) {
            throw new SerializationException("contentHash is empty");
        }
        return new Dna(
                event.getContentHash(),
                event.getBlocks().stream().map(Events::block).toList());
    }

    private static Dna.Block block(DnaBlock block) {
        float[] vector;
        try {
            vector = Vectors.fromBytes(block.getVector());
        } catch (IllegalArgumentException e) {
            throw new SerializationException("block " + block.getModality() + ": " + e.getMessage(), e);
        }
        if (vector.length == 0 || !Double.isFinite(Vectors.norm(vector))) {
            throw new SerializationException(
                    "block " + block.getModality() + ": its vector is empty or not made of finite numbers");
        }
        return new Dna.Block(
                new BlockKey(block.getModality(), block.getModelId(), block.getModelVersion(), vector.length), vector);
    }

    public static TasteProfile toEvent(Profile profile) {
        return new TasteProfile(
                profile.userId(),
                profile.revision(),
                profile.position().partition(),
                profile.position().offset(),
                Instant.ofEpochMilli(profile.asOf()),
                profile.ratingCount(),
                profile.pendingCount(),
                profile.blocks().stream().map(Events::block).toList(),
                profile.history().stream().map(Events::entry).toList(),
                profile.complete(),
                profile.persona().map(Assignment::persona).orElse(null),
                profile.persona().map(Assignment::distance).orElse(null),
                profile.persona().flatMap(Assignment::next).orElse(null),
                profile.persona()
                        .map(Assignment::nextDistance)
                        .map(Events::boxed)
                        .orElse(null),
                profile.stated()
                        .map(statement -> StatementEvents.toEvent(profile.userId(), statement))
                        .orElse(null));
    }

    static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static TasteBlock block(Profile.Block block) {
        return new TasteBlock(
                block.key().modality(),
                block.scale().key(),
                block.key().modelId(),
                block.key().modelVersion(),
                block.weight(),
                Vectors.toBytes(block.sum()));
    }

    private static HistoryEntry entry(Profile.Item item) {
        return new HistoryEntry(
                item.movieId(),
                item.rating(),
                Instant.ofEpochMilli(item.ratedAt()),
                item.longWeight(),
                item.recentWeight());
    }

    public static MoviePopularity toEvent(String movieId, Popularity popularity) {
        return new MoviePopularity(
                movieId,
                popularity.count(),
                popularity.sum(),
                popularity.popular(),
                popularity.trending(),
                Instant.ofEpochMilli(popularity.asOf()));
    }
}
