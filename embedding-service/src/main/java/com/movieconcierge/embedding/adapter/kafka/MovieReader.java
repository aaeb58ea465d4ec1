package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.MovieEvent;
import com.movieconcierge.embedding.domain.MovieEvent.Removal;
import com.movieconcierge.embedding.domain.MovieEvent.Unusable;
import com.movieconcierge.embedding.domain.MovieEvent.Upsert;
import com.movieconcierge.embedding.domain.Pictures;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Makes sense of a record of the movies topic, whatever is in it. */
final class MovieReader {
    private final Deserializer<SpecificRecord> values;
    private final BooleanSupplier registryAnswers;

    /**
     * @param registryAnswers asked before a record is blamed: refused credentials, or a fault that another maker's
     *     deserializer has wrapped, must not send a whole catalogue to the dead letters
     */
    MovieReader(Deserializer<SpecificRecord> values, BooleanSupplier registryAnswers) {
        this.values = values;
        this.registryAnswers = registryAnswers;
    }

    /** @throws TransientFault when the registry cannot be asked what the bytes mean */
    MovieEvent read(ConsumerRecord<byte[], byte[]> raw) {
        var origin = new RecordOrigin(raw);
        try {
            String movieId = idOf(raw.key());
            Object value = values.deserialize(raw.topic(), raw.value());
            return value == null ? new Removal(movieId, origin) : new Upsert(toDomain(movieId, value), origin);
        } catch (SerializationException e) {
            if (!registryAnswers.getAsBoolean()) {
                throw Faults.registry(e);
            }
            return unusable(e, origin);
        } catch (IllegalArgumentException e) {
            return unusable(e, origin);
        }
    }

    private static Unusable unusable(RuntimeException e, RecordOrigin origin) {
        return new Unusable(String.valueOf(e.getMessage()), e, origin);
    }

    private static String idOf(byte[] key) {
        if (key == null) {
            throw new IllegalArgumentException("a movie needs its movieId as record key, got none");
        }
        String id = new String(key, StandardCharsets.UTF_8);
        if (!Ids.isValid(id)) {
            throw new IllegalArgumentException("the record key is the movieId, " + Ids.RULE);
        }
        return id;
    }

    private static Movie toDomain(String key, Object value) {
        if (!(value instanceof com.movieconcierge.events.Movie movie)) {
            throw new IllegalArgumentException(
                    "the value is a " + value.getClass().getSimpleName() + ", not a Movie");
        }
        if (!movie.getMovieId().equals(key)) {
            throw new IllegalArgumentException(
                    "the record key is " + key + ", but its value says movieId " + movie.getMovieId());
        }
        return new Movie(
                movie.getMovieId(),
                movie.getTitle(),
                movie.getYear() == null ? OptionalInt.empty() : OptionalInt.of(movie.getYear()),
                movie.getGenres(),
                movie.getKeywords(),
                movie.getSynopsis() == null ? "" : movie.getSynopsis(),
                movie.getDirectors(),
                movie.getCast(),
                pictures(movie));
    }

    /** A poster is a picture of the film too, where there is no still. */
    private static Pictures pictures(com.movieconcierge.events.Movie movie) {
        List<String> stills = movie.getStills();
        String poster = movie.getPosterUrl();
        return new Pictures(
                stills.isEmpty() && poster != null ? List.of(poster) : stills, Optional.ofNullable(movie.getTrailer()));
    }
}
