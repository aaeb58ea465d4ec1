package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.events.Movie;
import com.movieconcierge.ingest.domain.Film;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.Violation;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The films on topic {@code movies}. Of each wanted one only its place on the log is kept, about 100 bytes; the film itself
 * is fetched when it is asked for.
 */
public final class KafkaFilms implements CurrentFilms {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFilms.class);

    /** Where the newest record of a film stands; no offset for a removed one. */
    private record Place(int partition, long offset) {
        static final Place NONE = new Place(-1, -1);
    }

    private final Deserializer<? extends SpecificRecord> values;
    private final TopicReader follower;
    private final TopicReader fetcher;
    private final Map<String, Place> places = new HashMap<>();

    private KafkaFilms(Deserializer<? extends SpecificRecord> values, TopicReader follower, TopicReader fetcher) {
        this.values = values;
        this.follower = follower;
        this.fetcher = fetcher;
    }

    /** @param consumers opens a consumer that belongs to no group */
    public static Opener opener(
            Deserializer<? extends SpecificRecord> values, Supplier<Consumer<byte[], byte[]>> consumers) {
        return (wanted, checkCancelled) -> {
            try {
                KafkaFilms films = open(values, consumers);
                films.readAll(wanted, checkCancelled);
                return films;
            } catch (KafkaException e) {
                throw unavailable(e);
            }
        };
    }

    private static KafkaFilms open(
            Deserializer<? extends SpecificRecord> values, Supplier<Consumer<byte[], byte[]>> consumers) {
        var follower = new TopicReader(consumers.get(), Topics.MOVIES.name());
        try {
            return new KafkaFilms(values, follower, new TopicReader(consumers.get(), Topics.MOVIES.name()));
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    private void readAll(Predicate<Film> wanted, Runnable checkCancelled) {
        var unreadable = new AtomicLong();
        try {
            follower.toEnd(checkCancelled, movie -> {
                if (movie.key() == null) {
                    return;
                }
                String id = id(movie);
                try {
                    Film film = film(movie);
                    if (film != null && wanted.test(film)) {
                        places.put(id, place(movie));
                    } else {
                        places.remove(id);
                    }
                } catch (InvalidInputException e) {
                    places.remove(id);
                    if (unreadable.getAndIncrement() == 0) {
                        LOG.warn("the record of film {} on topic movies is none: {}", id, e.getMessage());
                    }
                }
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (unreadable.get() > 1) {
            LOG.warn("{} records of topic movies are no films; they are left as they are", unreadable);
        }
    }

    @Override
    public List<String> ids() {
        return places.keySet().stream().sorted().toList();
    }

    @Override
    public Current latest(String movieId) {
        try {
            follower.toEnd(() -> {}, movie -> {
                if (movie.key() != null) {
                    places.computeIfPresent(
                            id(movie), (id, before) -> movie.value() == null ? Place.NONE : place(movie));
                }
            });
            Place place = places.getOrDefault(movieId, Place.NONE);
            if (place.offset() < 0) {
                return new Current(null, -1, -1);
            }
            long end = follower.position(place.partition());
            return current(fetcher.at(place.partition(), place.offset()), end)
                    .orElseGet(() -> new Current(null, -1, -1));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Current> overwritten(String movieId, Current read, Receipt write) {
        try {
            var others = new ArrayList<ConsumerRecord<byte[], byte[]>>(0);
            fetcher.between(write.partition(), read.end(), write.offset(), movie -> {
                if (movie.key() != null && id(movie).equals(movieId)) {
                    others.clear();
                    others.add(movie);
                }
            });
            return others.stream()
                    .flatMap(other -> current(other, write.offset() + 1).stream())
                    .findFirst();
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        follower.close();
        fetcher.close();
    }

    private static String id(ConsumerRecord<byte[], byte[]> movie) {
        return new String(movie.key(), StandardCharsets.UTF_8);
    }

    private static Place place(ConsumerRecord<byte[], byte[]> movie) {
        return new Place(movie.partition(), movie.offset());
    }

    /** A film or its removal; empty where the record is neither, which is not ours to mend. */
    private Optional<Current> current(ConsumerRecord<byte[], byte[]> movie, long end) {
        try {
            return Optional.of(new Current(film(movie), movie.partition(), end));
        } catch (InvalidInputException e) {
            LOG.warn("the record of film {} is none: {}", id(movie), e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable Film film(ConsumerRecord<byte[], byte[]> record) {
        try {
            SpecificRecord value = values.deserialize(record.topic(), record.value());
            if (value == null) {
                return null;
            }
            if (value instanceof Movie movie && movie.getMovieId().equals(id(record))) {
                return MovieRecords.film(movie);
            }
            throw new InvalidInputException(Violation.BODY, "is no Movie of its key");
        } catch (SerializationException e) {
            if (SchemaRegistryException.isRegistryAway(e)) {
                throw new UnavailableException(String.valueOf(e.getMessage()), e);
            }
            throw new InvalidInputException(Violation.BODY, String.valueOf(e.getMessage()));
        }
    }

    private static UnavailableException unavailable(KafkaException e) {
        return new UnavailableException("the films cannot be read: " + e.getMessage(), e);
    }
}
